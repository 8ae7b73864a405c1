import * as Y from "yjs";
import type { Step } from "./noteStore";

export type Head = { generation: number; after: number };

/** What comes together while the disk is busy, to be kept in one step: nobody types faster than that. */
export class Batch {
  private own: Uint8Array[] = [];
  private foreign: Uint8Array[] = [];
  private settled: number[] = [];
  private head: Head | null = null;

  wrote(update: Uint8Array): void {
    this.own.push(update);
  }

  heard(update: Uint8Array | null, head: Head | null): void {
    if (update) this.foreign.push(update);
    this.head = head ?? this.head;
  }

  settle(orders: number[], head: Head | null): void {
    this.settled.push(...orders);
    this.head = head ?? this.head;
  }

  /** Takes all of it; null where there is nothing. */
  take(client: number): (Omit<Step, "begun"> & { changes: number }) | null {
    const [own, foreign, settled, head] = [this.own.splice(0), this.foreign.splice(0), this.settled.splice(0), this.head];
    this.head = null;
    if (own.length + foreign.length + settled.length === 0 && !head) return null;
    const fresh: Step["fresh"] = [];
    if (foreign.length > 0) fresh.push({ bytes: Y.mergeUpdates(foreign), clients: [], changes: 0, waiting: 0 });
    if (own.length > 0) fresh.push({ bytes: Y.mergeUpdates(own), clients: [client], changes: own.length, waiting: 1 });
    return { fresh, settled, head, changes: own.length };
  }
}
