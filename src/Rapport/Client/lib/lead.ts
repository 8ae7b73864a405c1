/**
 * One tab holds the conversation for all. Phones freeze hidden tabs, and a frozen one would keep the others from it: the
 * one that is looked at takes over. Without locks (no HTTPS) each tab holds its own.
 */
export class Lead {
  isMine = false;
  private waits = false;
  private isOver = false;

  constructor(private name: string, private run: () => Promise<void>, private stop: () => void) {}

  async take(steal: boolean): Promise<void> {
    if (this.isOver) return;
    const { locks } = navigator as Navigator & { locks?: LockManager };
    if (this.isMine || (this.waits && !steal)) return;
    if (!locks) return this.hold();
    this.waits ||= !steal;
    try {
      await locks.request(this.name, { steal }, () => {
        this.waits &&= steal;
        return this.hold();
      });
    } catch {
      this.stop(); // Another tab has it now; when that is gone, this one has it again.
      this.isMine = false;
      await this.take(false);
    }
  }

  end(): void {
    this.isOver = true;
    this.stop();
  }

  private async hold(): Promise<void> {
    if (this.isOver) return;
    this.isMine = true;
    await this.run();
    this.isMine = false;
  }
}
