/**
 * One of a person's tabs does something for all of them. Phones freeze hidden tabs, and a frozen one would keep the others from
 * it: the one that is looked at takes over. Without locks (no HTTPS) each tab does it for itself.
 */
export class Lead {
  isMine = false;
  private waits = false;
  private isOver = false;

  /** @param stop Ends what runs; nothing of it goes on once this resolves. */
  constructor(private name: string, private run: () => Promise<void>, private stop: () => void | Promise<void>) {}

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
      await this.stop(); // Another tab has it now; when that is gone, this one has it again.
      this.isMine = false;
      await this.take(false);
    }
  }

  end(): void {
    this.isOver = true;
    void this.stop();
  }

  private async hold(): Promise<void> {
    if (this.isOver) return;
    this.isMine = true;
    await this.run();
    this.isMine = false;
  }
}
