import type { Database } from "./database";
import { isFollowed, type Item, type KeptFile } from "./item";
import { IndexedStore } from "./store";

/** What one person has in one event on this device, and the server has not. */
export interface Unsent {
  /** Refused or not. */
  items: Item[];
  /** Of what is on the server at reading size; not those that it does not take. */
  originals: KeptFile[];
}

export async function unsentOf(db: Database, event: string, author: string): Promise<Unsent> {
  const store = new IndexedStore(db);
  const [items, originals] = await Promise.all([store.of(event, author), store.originals(event, author)]);
  return { items: items.filter((item) => item.state.is !== "here"), originals: originals.filter((file) => file.refused === undefined) };
}

/** By event; without those where all of it is there. */
export async function unsentBy(db: Database, author: string): Promise<Map<string, Unsent>> {
  const [items, files] = await Promise.all([db.getAll("items"), db.getAll("files")]);
  const events = new Set([...items, ...files.filter(isFollowed)].flatMap((one) => (one.author === author ? [one.event] : [])));
  const all = await Promise.all([...events].map(async (event): Promise<[string, Unsent]> => [event, await unsentOf(db, event, author)]));
  return new Map(all.filter(([, unsent]) => countOf(unsent) > 0));
}

export function countOf({ items, originals }: Unsent): number {
  return items.length + originals.length;
}
