import { DURABLE, type Database } from "../../offline/database";
import type { NoteCopy, NoteHead, NoteUpdate } from "../../offline/noteTables";
import { gatherWaiting } from "./gather";
import type { Kept, Notes, Step, Whose } from "./noteStore";
import { Stale } from "./stale";

const TABLES = ["notes", "noteUpdates", "noteCopies"] as const;

export class IndexedNotes implements Notes {
  private key: [string, string];

  constructor(private db: Database, private whose: Whose) {
    this.key = [whose.note, whose.author];
  }

  async head(): Promise<NoteHead> {
    return (await this.db.get("notes", this.key)) ?? { ...this.whose, generation: 0, after: 0, begun: 0 };
  }

  async all(): Promise<Kept[]> {
    const kept = await this.db.getAllFromIndex("noteUpdates", "note", IDBKeyRange.bound([...this.key, 0], [...this.key, 1]));
    return kept as Kept[];
  }

  async waiting(): Promise<Kept[]> {
    return (await this.db.getAllFromIndex("noteUpdates", "note", [...this.key, 1])) as Kept[];
  }

  async keep({ fresh, settled, head, begun }: Step): Promise<void> {
    const act = this.db.transaction(TABLES, "readwrite", DURABLE);
    const now = await act.objectStore("notes").get(this.key);
    if ((now?.begun ?? 0) !== begun) throw new Stale();
    const updates = act.objectStore("noteUpdates");
    const writes: Promise<unknown>[] = fresh.map((one) => updates.add({ ...one, ...this.whose }));
    if (head) writes.push(act.objectStore("notes").put({ ...this.whose, ...head, begun }));
    for (const order of settled) writes.push(updates.get(order).then((kept) => kept && updates.put({ ...kept, waiting: 0 })));
    await Promise.all([...writes, act.done]);
  }

  async compact(merge: (updates: Uint8Array[]) => Uint8Array): Promise<void> {
    const act = this.db.transaction("noteUpdates", "readwrite", DURABLE);
    const still = await act.store.index("note").getAll([...this.key, 0]);
    const one: NoteUpdate = { ...this.whose, bytes: merge(still.map(({ bytes }) => bytes)), clients: [...new Set(still.flatMap(({ clients }) => clients))], changes: 0, waiting: 0 };
    await Promise.all([...still.map(({ order }) => (order === undefined ? undefined : act.store.delete(order))), act.store.add(one), act.done]);
  }

  gather = (merge: (updates: Uint8Array[]) => Uint8Array): Promise<void> => gatherWaiting(this.db, this.key, merge);

  async anew(copy: string | null, now: number): Promise<void> {
    const act = this.db.transaction(TABLES, "readwrite", DURABLE);
    const updates = act.objectStore("noteUpdates");
    const { begun } = (await act.objectStore("notes").get(this.key)) ?? { begun: 0 };
    const orders = await updates.index("note").getAllKeys(IDBKeyRange.bound([...this.key, 0], [...this.key, 1]));
    const made = copy === null ? [] : [act.objectStore("noteCopies").add({ note: this.whose.note, author: this.whose.author, made: now, text: copy })];
    await Promise.all([...orders.map((order) => updates.delete(order)), act.objectStore("notes").put({ ...this.whose, generation: 0, after: 0, begun: begun + 1 }), ...made, act.done]);
  }

  copies(): Promise<NoteCopy[]> {
    return this.db.getAllFromIndex("noteCopies", "note", this.key);
  }

  async letGo({ order }: NoteCopy): Promise<void> {
    const act = this.db.transaction("noteCopies", "readwrite", DURABLE);
    await Promise.all([order === undefined ? undefined : act.store.delete(order), act.done]);
  }
}
