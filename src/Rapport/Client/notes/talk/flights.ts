import * as Y from "yjs";
import type { Kept } from "../keep/noteStore";

/** More at once makes nothing faster, and what waits meanwhile goes together. */
const AT_ONCE = 4;

interface Flight {
  orders: number[];
  isTemplate: boolean;
}

/** What was sent and is not acknowledged. */
export class Flights {
  private tokens = 0;
  private flights = new Map<number, Flight>();

  get count(): number {
    return this.flights.size;
  }

  get isFull(): boolean {
    return this.flights.size >= AT_ONCE;
  }

  /** A token for what leaves now. */
  start(orders: number[], isTemplate = false): number {
    this.flights.set(++this.tokens, { orders, isTemplate });
    return this.tokens;
  }

  get(token: number): Flight | null {
    return this.flights.get(token) ?? null;
  }

  end(token: number): Flight | null {
    const flight = this.flights.get(token) ?? null;
    this.flights.delete(token);
    return flight;
  }

  /** What is not under way, from the oldest, as much as goes in one update. */
  next(waiting: Kept[], limit: number): Kept[] {
    const under = new Set([...this.flights.values()].flatMap(({ orders }) => orders));
    const [taken, left] = [[] as Kept[], waiting.filter(({ order }) => !under.has(order))];
    for (let size = 0; left[taken.length]; ) {
      const one = left[taken.length] as Kept;
      size += one.bytes.length;
      if (taken.length > 0 && size > limit) break;
      taken.push(one);
    }
    return taken;
  }
}

export function together(kept: Kept[]): Uint8Array {
  const [only] = kept;
  return kept.length === 1 && only ? only.bytes : Y.mergeUpdates(kept.map(({ bytes }) => bytes));
}
