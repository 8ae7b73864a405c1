import type { ClockStore } from "./clock/clockStore";
import type { Run } from "./clock/run";
import { DURABLE, type Database } from "./database";

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
