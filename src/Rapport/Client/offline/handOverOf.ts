import type { Database } from "./database";
import { makeHandOver, type Corrected } from "./handOver";
import type { Item } from "./item";
import { IndexedKeys } from "./keys";
import { IndexedStore } from "./store";
import type { Times } from "./times";

/** Reads from this device what one person's hand-over needs; whoever watches the clock says what it was wrong by. */
export async function handOverOf(db: Database, who: { event: string; author: string; name: string }, items: Item[], times: Times | null = null): Promise<File> {
  const store = new IndexedStore(db);
  const key = await new IndexedKeys(db).of(who.event, who.author);
  const timings = times ? [...(await times.of(items, async () => items))] : [];
  // What the clock says now means nothing by the time the file is delivered.
  const known = new Map(timings.map(([id, { deviceClock: _now, ...timing }]): [string, Corrected] => [id, timing]));
  const blob = await makeHandOver({ ...who, key, items, file: (id) => store.file(id), times: known });
  return new File([blob], `hand-over-${new Date().toISOString().slice(0, 16).replace(/[-:T]/g, "")}.rapport`, { type: blob.type });
}

/** All that this device has and the server has not, refused or not. */
export async function unsentOf(db: Database, event: string, author: string): Promise<Item[]> {
  return (await new IndexedStore(db).of(event, author)).filter((item) => item.state.is !== "here");
}

/** Only where a browser can sum and prove; without HTTPS none can. */
export function canHandOver(): boolean {
  return typeof globalThis.crypto?.subtle === "object";
}
