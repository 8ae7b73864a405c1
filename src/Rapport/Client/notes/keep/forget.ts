import { DURABLE, type Database } from "../../offline/database";

/** Forgets the notes of which the server has all: whoever takes this device next reads nothing of them. */
export async function forgetNotes(db: Database, author: string): Promise<void> {
  const act = db.transaction(["notes", "noteUpdates"], "readwrite", DURABLE);
  const updates = act.objectStore("noteUpdates");
  const here = new Map<string, number[]>();
  const waiting = new Set<string>();
  for (let at = await updates.index("note").openKeyCursor(); at; at = await at.continue()) {
    const [note, whose, waits] = at.key;
    if (whose !== author) continue;
    here.set(note, [...(here.get(note) ?? []), at.primaryKey]);
    if (waits === 1) waiting.add(note);
  }
  for (const [note, orders] of here) {
    if (waiting.has(note)) continue;
    for (const order of orders) void updates.delete(order);
    void act.objectStore("notes").delete([note, author]);
  }
  await act.done;
}
