import type { NoteCopy } from "../../offline/noteTables";
import { MemoryNotes } from "./memoryNotes";
import type { Fresh, Kept, Mark, Notes, Step } from "./noteStore";
import { Stale } from "./stale";

/** "full": the disk did not take the last; "nothing": this browser keeps nothing at all; "unread": what is kept could not be read. */
export type Trouble = "full" | "nothing" | "unread" | null;

/**
 * On the disk where that is possible; what the disk does not take is held in memory, sent all the same, and tried again
 * with what comes next.
 */
export class Safekeeping implements Notes {
  private memory = new MemoryNotes();
  /** What the server has although the disk could not be told. */
  private done = new Set<number>();
  /** True when something of others was not kept: from then on the disk must not claim to have what follows it. */
  private torn = false;
  trouble: Trouble;

  constructor(private disk: Notes | null) {
    this.trouble = disk ? null : "nothing";
  }

  head(): Promise<Mark> {
    return (this.disk ?? this.memory).head();
  }

  async all(): Promise<Kept[]> {
    return [...((await this.disk?.all()) ?? []), ...(await this.memory.all())];
  }

  async waiting(): Promise<Kept[]> {
    const onDisk = await this.onDisk();
    return [...onDisk.filter(({ order }) => !this.done.has(order)), ...(await this.memory.waiting())];
  }

  private async onDisk(): Promise<Kept[]> {
    try {
      const waiting = (await this.disk?.waiting()) ?? [];
      if (this.trouble === "unread") this.trouble = null;
      return waiting;
    } catch {
      this.trouble = "unread"; // Said, since nobody may take it for nothing.
      return [];
    }
  }

  async keep(step: Step): Promise<void> {
    if (!this.disk) return this.memory.keep(step);
    await this.memory.keep({ ...step, fresh: [], head: null });
    const held = (await this.memory.all()).filter(({ waiting }) => waiting === 1);
    const again: Fresh[] = held.map(({ bytes, clients, changes, waiting }) => ({ bytes, clients, changes, waiting }));
    const settled = step.settled.filter((order) => order > 0);
    try {
      await this.disk.keep({ ...step, fresh: [...again, ...step.fresh], settled, head: this.torn ? null : step.head });
      this.memory.drop((await this.memory.all()).map(({ order }) => order));
      this.trouble = null;
    } catch (why) {
      if (why instanceof Stale) throw why;
      this.trouble = "full";
      for (const order of step.settled) this.done.add(order);
      this.torn ||= step.fresh.some(({ waiting }) => waiting === 0);
      await this.memory.keep({ ...step, settled: [], head: null });
    }
  }

  async compact(merge: (updates: Uint8Array[]) => Uint8Array): Promise<void> {
    await this.disk?.compact(merge);
  }

  async gather(merge: (updates: Uint8Array[]) => Uint8Array): Promise<void> {
    // What the disk could not be told of must not come together with what still waits.
    if (this.done.size === 0) await this.disk?.gather(merge);
  }

  async anew(copy: string | null, now: number): Promise<void> {
    await this.memory.anew(this.disk ? null : copy, now);
    await this.disk?.anew(copy, now);
    this.torn = false;
  }

  copies(): Promise<NoteCopy[]> {
    return (this.disk ?? this.memory).copies();
  }

  letGo(copy: NoteCopy): Promise<void> {
    return (this.disk ?? this.memory).letGo(copy);
  }
}
