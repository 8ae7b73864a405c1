import { DURABLE, type Database } from "../../offline/database";
import type { NoteUpdate } from "../../offline/noteTables";

/** Below every server's limit for one update. */
const LARGE = 64 * 1024;

/**
 * Puts what waits together, in pieces that can be sent: hours without a network leave thousands of single letters. Each piece
 * has an order of its own: what is acknowledged under an old one is not what stands here now.
 */
export async function gatherWaiting(db: Database, key: [string, string], merge: (updates: Uint8Array[]) => Uint8Array): Promise<void> {
  const act = db.transaction("noteUpdates", "readwrite", DURABLE);
  const waiting = await act.store.index("note").getAll([...key, 1]);
  const writes: Promise<unknown>[] = waiting.map(({ order }) => act.store.delete(order ?? -1));
  for (const group of groups(waiting)) {
    const clients = [...new Set(group.flatMap((one) => one.clients))];
    const { order: _old, ...whose } = group[0] as NoteUpdate;
    writes.push(act.store.add({ ...whose, bytes: merge(group.map(({ bytes }) => bytes)), clients, changes: group.reduce((sum, one) => sum + one.changes, 0) }));
  }
  await Promise.all([...writes, act.done]);
}

function groups(waiting: NoteUpdate[]): NoteUpdate[][] {
  const all: NoteUpdate[][] = [];
  let size = LARGE;
  for (const one of waiting) {
    size += one.bytes.length;
    if (size > LARGE) [size] = [one.bytes.length, all.push([])];
    all.at(-1)?.push(one);
  }
  return all;
}
