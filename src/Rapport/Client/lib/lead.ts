/**
 * One of a person's tabs does something for all of them. Phones freeze hidden tabs, and a frozen one would keep the others from
 * it: the one that is looked at takes over. Without locks (no HTTPS) each tab does it for itself.
 */
export class Lead {
  isMine = false;
  private waits = false;
  private isOver = false;
  private ending: Promise<void> | null = null;

  /** @param stop Ends what runs; nothing of it goes on once this resolves. */
  constructor(private name: string, private run: () => Promise<void>, private stop: () => void | Promise<void>) {}

  async take(steal: boolean): Promise<void> {
    if (this.ending) await this.ending; // What was begun as long as this one had it must not go on beside what begins now.
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
      // Another tab has it now; when that is gone, or somebody looks at this one, this one has it again.
      await (this.ending = this.giveUp());
      await this.take(false);
    }
  }

  end(): void {
    this.isOver = true;
    void this.stop();
  }

  private async giveUp(): Promise<void> {
    await this.stop();
    [this.isMine, this.ending] = [false, null];
  }

  private async hold(): Promise<void> {
    if (this.isOver) return;
    this.isMine = true;
    await this.run();
    this.isMine = false;
  }
}
