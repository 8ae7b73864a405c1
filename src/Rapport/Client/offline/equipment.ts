import { MemoryClocks } from "./clock/clockStore";
import { watchClock } from "./clock/watch";
import { openDatabase, type Database } from "./database";
import { IndexedClocks } from "./indexedClocks";
import { IndexedKeys, noKeys, type Keys } from "./keys";
import { MemoryStore } from "./memoryStore";
import { IndexedStore, type Store } from "./store";
import { Timekeeper } from "./timekeeper";
import type { Times } from "./times";

export interface Equipment {
  store: Store;
  /** False in a browser that keeps nothing. */
  keeps: boolean;
  keys: Keys;
  times: Times;
}

let watched: Times | null = null;

/** The times of this page: its clock is watched once. */
export function watchedTimes(db: Database): Times {
  return (watched ??= new Timekeeper(watchClock(new IndexedClocks(db))));
}

/** What this browser has for a queue to work with. */
export async function equip(): Promise<Equipment> {
  const db = await openDatabase().catch(() => null);
  if (!db) return { store: new MemoryStore(), keeps: false, keys: noKeys, times: new Timekeeper(watchClock(new MemoryClocks())) };
  return { store: new IndexedStore(db), keeps: true, keys: new IndexedKeys(db), times: watchedTimes(db) };
}
