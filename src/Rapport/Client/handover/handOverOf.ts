import type { Database } from "../offline/database";
import type { Item, KeptFile } from "../offline/item";
import { IndexedKeys } from "../offline/keys";
import { IndexedStore } from "../offline/store";
import type { Times } from "../offline/times";
import type { Unsent } from "../offline/unsent";
import { makeHandOver, type Corrected } from "./makeHandOver";

/** Reads from this device what one person's hand-over needs; whoever watches the clock says what it was wrong by. */
export async function handOverOf(db: Database, who: { event: string; author: string; name: string }, { items, originals }: Unsent, times: Times | null = null): Promise<File> {
  const store = new IndexedStore(db);
  const key = await new IndexedKeys(db).of(who.event, who.author);
  const timings = times ? [...(await times.of(items, async () => items))] : [];
  // What the clock says now means nothing by the time the file is delivered.
  const known = new Map(timings.map(([id, { deviceClock: _now, ...timing }]): [string, Corrected] => [id, timing]));
  const blob = await makeHandOver({ ...who, key, items, files: await filesOf(store, items, originals), times: known });
  return new File([blob], `hand-over-${new Date().toISOString().slice(0, 16).replace(/[-:T]/g, "")}.rapport`, { type: blob.type });
}

/** What is not here any more is on the server, or its item will say what is missing. */
async function filesOf(store: IndexedStore, items: Item[], originals: KeptFile[]): Promise<KeptFile[]> {
  const named = await Promise.all(items.flatMap((item) => (item.file ? [store.file(item.file)] : [])));
  const all = [...named.flatMap((file) => file ?? []), ...originals];
  return [...new Map(all.map((file) => [file.id, file])).values()];
}

/** Only where a browser can sum and prove; without HTTPS none can. */
export function canHandOver(): boolean {
  return typeof globalThis.crypto?.subtle === "object";
}
