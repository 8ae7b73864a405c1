import * as Y from "yjs";
import { Batch, type Head } from "./batch";
import type { Notes } from "./noteStore";
import { Stale } from "./stale";

/** Each time so many pieces were written they are put together. */
const MANY = 200;

/** Keeps on this device what happens to a document: one step after the other, all that came meanwhile in one. */
export class Keeper {
  /** Changes that are not even on this device yet. */
  unwritten = 0;
  /** Another tab has begun the document anew. */
  isStale = false;
  private pieces = 0;
  private batch = new Batch();
  private work = Promise.resolve();

  constructor(private notes: Notes, private client: number, private begun: number, private tell: () => void) {}

  /** Whether what is kept here is still this document. */
  async isCurrent(): Promise<boolean> {
    if ((await this.notes.head()).begun !== this.begun) this.goStale();
    return !this.isStale;
  }

  wrote(update: Uint8Array): void {
    this.batch.wrote(update);
    this.unwritten++;
    void this.goOn();
  }

  heard(update: Uint8Array | null, head: Head | null): void {
    this.batch.heard(update, head);
    void this.goOn();
  }

  settle(orders: number[], head: Head | null): Promise<void> {
    this.batch.settle(orders, head);
    return this.goOn();
  }

  /** Resolves when all that came until now is kept, or held where it could not be. */
  idle = (): Promise<void> => this.work;

  private goOn(): Promise<void> {
    return (this.work = this.work.then(() => this.keep()));
  }

  private async keep(): Promise<void> {
    const step = this.batch.take(this.client);
    if (!step || this.isStale) return;
    try {
      await this.notes.keep({ ...step, begun: this.begun });
      this.unwritten -= step.changes;
      if (step.changes > 0 && ++this.pieces % MANY === 0) await this.notes.gather(Y.mergeUpdates).catch((why: unknown) => reportError(why));
      this.tell();
    } catch (why) {
      if (!(why instanceof Stale)) throw why;
      this.goStale();
    }
  }

  private goStale(): void {
    this.isStale = true;
    this.tell();
  }
}
