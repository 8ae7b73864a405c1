import { openDatabase } from "./database";
import { IndexedKeys } from "./keys";
import { Queue } from "./queue";
import { IndexedStore } from "./store";

/**
 * Goes on sending what others left on this device, or what stays here after signing out: each by its author's own key, as
 * theirs.
 * @param own The queue that the page opens by itself.
 */
export async function sendForOthers(own: { event: string; author: string } | null): Promise<void> {
  const db = await openDatabase();
  const [keys, store] = [new IndexedKeys(db), new IndexedStore(db)];
  for (const { event, author } of await keys.all()) {
    if (event === own?.event && author === own.author) continue;
    if ((await store.waiting(event, author)).length > 0) await Queue.open(event, author);
  }
}
