import { DURABLE, type Database } from "../database";
import type { Run } from "./run";

/** Where runs are kept beyond the page. */
export interface ClockStore {
  /** Oldest first. */
  runs(): Promise<Run[]>;
  keep(run: Run): Promise<void>;
}

const KEPT = 60;

export class IndexedClocks implements ClockStore {
  constructor(private db: Database) {}

  async runs(): Promise<Run[]> {
    return ((await this.db.getAll("clocks")) as Run[]).sort((one, other) => one.order - other.order);
  }

  /** Who opens the app every hour of a long event does not need to know what the clock did in the first. */
  async keep(run: Run): Promise<void> {
    const act = this.db.transaction("clocks", "readwrite", DURABLE);
    const known = ((await act.store.getAll()) as Run[]).sort((one, other) => one.order - other.order);
    for (const old of known.slice(0, -KEPT)) if (old.id !== run.id) await act.store.delete(old.id);
    await act.store.put(run, run.id);
    await act.done;
  }
}

export class MemoryClocks implements ClockStore {
  private kept = new Map<string, Run>();

  async runs(): Promise<Run[]> {
    return [...this.kept.values()].sort((one, other) => one.order - other.order);
  }

  async keep(run: Run): Promise<void> {
    this.kept.set(run.id, structuredClone(run));
  }
}
