import type { Run } from "./run";

/** Where runs are kept beyond the page. */
export interface ClockStore {
  /** Oldest first. */
  runs(): Promise<Run[]>;
  keep(run: Run): Promise<void>;
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
