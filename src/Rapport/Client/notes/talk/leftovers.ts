import { timed } from "../../lib/contact";
import { openDatabase, type Database } from "../../offline/database";
import { IndexedKeys } from "../../offline/keys";
import { IndexedNotes } from "../keep/indexedNotes";
import type { Kept, Whose } from "../keep/noteStore";
import { askByLetter, type Exchanger } from "./letter";
import { join, readServer, split, writeDevice, type ServerSays } from "./messages";

/** Where a page sees that something of a note may wait here, without opening the database; app.ts looks at it. */
export const HINT = "rapport:notes";

/** Sends what waits here of notes that no page shows: each by its author's log-in or key, as theirs. */
export async function sendLeftovers(): Promise<void> {
  const db = await openDatabase();
  const means = { keys: new IndexedKeys(db), fetch: timed((address, init) => fetch(address, init)) };
  let isLeft = false;
  for (const whose of await waitingIn(db)) {
    // Whoever shows the note brings it; without locks (no HTTPS) the server keeps it once all the same.
    const send = (): Promise<boolean> => sendOne(db, whose, means);
    const name = `note:${whose.note}:${whose.author}`;
    const { locks } = navigator as Navigator & { locks?: LockManager };
    const isSent = await (locks ? locks.request(name, { ifAvailable: true }, (lock) => (lock ? send() : false)) : send());
    isLeft ||= !isSent;
  }
  if (!isLeft) localStorage.removeItem(HINT);
}

/** The notes of which something waits. */
export async function waitingIn(db: Database): Promise<Whose[]> {
  const found: Whose[] = [];
  // By the keys alone: the documents themselves may be large.
  const table = db.transaction("noteUpdates").store;
  for (let at = await table.index("note").openKeyCursor(null, "nextunique"); at; at = await at.continue()) {
    const one = at.key[2] === 1 ? await table.get(at.primaryKey) : undefined;
    if (one) found.push({ note: one.note, author: one.author, event: one.event });
  }
  return found;
}

/** One letter with all that waits, as it was written. True when the server has all of it. */
export async function sendOne(db: Database, whose: Whose, means: Exchanger): Promise<boolean> {
  const notes = new IndexedNotes(db, whose);
  const [{ generation, after, begun }, waiting] = [await notes.head(), await notes.waiting()];
  const clients = [...new Set(waiting.flatMap((kept) => kept.clients))];
  const open = { is: "open" as const, generation, after, clients, author: whose.author };
  const updates = waiting.map(({ bytes }, place) => ({ is: "update" as const, token: place + 1, update: bytes }));
  const answer = await askByLetter(whose, means, join([open, ...updates].map(writeDevice)));
  if (!(answer instanceof Uint8Array)) return false;
  const settled = keptOf(answer, waiting);
  // What others wrote is not read here: the head stays, and the note asks for it when it is shown.
  await notes.keep({ begun, fresh: [], settled, head: null });
  return settled.length === waiting.length;
}

function keptOf(answer: Uint8Array, waiting: Kept[]): number[] {
  let said: ServerSays[];
  try {
    said = split(answer).map(readServer);
  } catch {
    return []; // Half an answer is none: it is all sent again, and kept once.
  }
  return said.flatMap((one) => (one.is === "kept" ? [waiting[one.token - 1]?.order ?? []] : [])).flat();
}
