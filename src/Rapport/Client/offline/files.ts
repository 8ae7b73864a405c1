import { DURABLE, type Database } from "./database";
import { isFollowed, type KeptFile } from "./item";

/** Files whose reading size is on the server and whose original is not. */
export async function originalsIn(db: Database, event: string, author: string): Promise<KeptFile[]> {
  return (await db.getAll("files")).filter((file) => file.event === event && file.author === author && isFollowed(file));
}

/** Keeps a file as it then is, or not any more. */
export async function changeFile(db: Database, id: string, how: (kept: KeptFile) => KeptFile | null): Promise<void> {
  const act = db.transaction("files", "readwrite", DURABLE);
  const kept = await act.store.get(id);
  const then = kept ? how(kept) : null;
  await (then ? act.store.put(then) : act.store.delete(id));
  await act.done;
}
