import type { NoteCopy } from "../../offline/noteTables";
import type { Fresh, Kept, Mark, Notes, Step } from "./noteStore";

/** For a browser that keeps nothing, and for what a full disk does not take: as long as the page is open, which it says. */
export class MemoryNotes implements Notes {
  private now = { generation: 0, after: 0, begun: 0 };
  private kept: Kept[] = [];
  private made: NoteCopy[] = [];
  private orders = 0;

  async head(): Promise<Mark> {
    return this.now;
  }

  async all(): Promise<Kept[]> {
    return this.kept;
  }

  async waiting(): Promise<Kept[]> {
    return this.kept.filter(({ waiting }) => waiting === 1);
  }

  async keep({ fresh, settled, head }: Step): Promise<void> {
    const gone = new Set(settled);
    this.kept = this.kept.map((one) => (gone.has(one.order) ? { ...one, waiting: 0 } : one));
    // Below zero, so that these are never taken for what is on the disk.
    this.kept.push(...fresh.map((one: Fresh) => ({ ...one, order: --this.orders })));
    this.now = { ...this.now, ...head };
  }

  async compact(merge: (updates: Uint8Array[]) => Uint8Array): Promise<void> {
    const still = this.kept.filter(({ waiting }) => waiting === 0);
    this.kept = [{ bytes: merge(still.map(({ bytes }) => bytes)), clients: still.flatMap(({ clients }) => clients), changes: 0, waiting: 0, order: --this.orders }, ...(await this.waiting())];
  }

  /** There is no reading from a disk to be saved. */
  async gather(): Promise<void> {}

  async anew(copy: string | null, now: number): Promise<void> {
    [this.kept, this.now] = [[], { generation: 0, after: 0, begun: this.now.begun + 1 }];
    if (copy !== null) this.made.push({ note: "", author: "", made: now, text: copy, order: --this.orders });
  }

  async copies(): Promise<NoteCopy[]> {
    return this.made;
  }

  async letGo({ order }: NoteCopy): Promise<void> {
    this.made = this.made.filter((one) => one.order !== order);
  }

  /** Takes out what could be kept after all. */
  drop(orders: number[]): void {
    this.kept = this.kept.filter(({ order }) => !orders.includes(order));
  }
}
