import { IndexedClocks, MemoryClocks } from "./clock/store";
import { Timekeeper } from "./clock/timekeeper";
import { watchClock } from "./clock/watch";
import { openDatabase } from "./database";
import { MemoryStore } from "./memory";
import { IndexedStore, type Store } from "./store";
import type { Times } from "./times";

export interface Equipment {
  store: Store;
  /** False in a browser that keeps nothing. */
  keeps: boolean;
  times: Times;
}

/** What this browser has for a queue to work with. */
export async function equip(): Promise<Equipment> {
  const db = await openDatabase().catch(() => null);
  if (!db) return { store: new MemoryStore(), keeps: false, times: new Timekeeper(watchClock(new MemoryClocks())) };
  return { store: new IndexedStore(db), keeps: true, times: new Timekeeper(watchClock(new IndexedClocks(db))) };
}
