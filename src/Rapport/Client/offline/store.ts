import { DURABLE, openDatabase, type Database } from "./database";
import type { Item, KeptFile, State, Written } from "./item";

/** Where items are before anything else happens to them. */
export interface Store {
  /** Resolves when all of it, files included, would outlive this page; or keeps none of it. */
  add(written: Written[]): Promise<void>;
  /** What one person wrote in one event, in order: all that is not on the server, and the last that are. */
  of(event: string, author: string): Promise<Item[]>;
  /** What the server does not have and has not refused, in order. */
  waiting(event: string, author: string): Promise<Item[]>;
  /** What became of items, by id: all of it or nothing. */
  settle(states: ReadonlyMap<string, State>): Promise<void>;
  file(id: string): Promise<KeptFile | undefined>;
  /** The server has the file; its bytes are kept until the item that names it is there too. */
  arrived(file: string): Promise<void>;
  forget(id: string): Promise<void>;
}

/** How many delivered items are kept, to be shown as delivered. */
export const DELIVERED_KEPT = 50;

export class IndexedStore implements Store {
  constructor(private db: Database) {}

  static async open(name?: string): Promise<IndexedStore> {
    return new IndexedStore(await openDatabase(name));
  }

  async add(written: Written[]): Promise<void> {
    const act = this.db.transaction(["items", "files"], "readwrite", DURABLE);
    const state: State = { is: "waiting", sentence: null };
    // The key is the browser's to give: it counts up, also over restarts.
    const writes = written.flatMap(({ item, file }): Promise<unknown>[] => {
      const { event, author } = item;
      const kept = file && item.file ? [act.objectStore("files").put({ id: item.file, event, author, blob: file, arrived: false })] : [];
      return [act.objectStore("items").add({ ...item, state } as Item), ...kept];
    });
    await Promise.all([...writes, act.done]);
  }

  of(event: string, author: string): Promise<Item[]> {
    return this.db.getAllFromIndex("items", "queue", [event, author]);
  }

  waiting(event: string, author: string): Promise<Item[]> {
    return this.db.getAllFromIndex("items", "state", [event, author, "waiting"]);
  }

  async settle(states: ReadonlyMap<string, State>): Promise<void> {
    const act = this.db.transaction(["items", "files"], "readwrite", DURABLE);
    const [items, files] = [act.objectStore("items"), act.objectStore("files")];
    const queues = new Map<string, [string, string]>();
    for (const [id, state] of states) {
      const item = await items.index("id").get(id);
      if (!item) continue;
      await items.put({ ...item, state });
      if (state.is !== "here") continue;
      if (item.file) await files.delete(item.file);
      queues.set(`${item.event} ${item.author}`, [item.event, item.author]);
    }
    for (const queue of queues.values()) {
      const delivered = await items.index("state").getAllKeys([...queue, "here"]);
      for (const old of delivered.slice(0, -DELIVERED_KEPT)) await items.delete(old);
    }
    await act.done;
  }

  file(id: string): Promise<KeptFile | undefined> {
    return this.db.get("files", id);
  }

  async arrived(file: string): Promise<void> {
    const act = this.db.transaction("files", "readwrite", DURABLE);
    const kept = await act.store.get(file);
    if (kept) await act.store.put({ ...kept, arrived: true });
    await act.done;
  }

  async forget(id: string): Promise<void> {
    const act = this.db.transaction(["items", "files"], "readwrite", DURABLE);
    const item = await act.objectStore("items").index("id").get(id);
    if (item) {
      await act.objectStore("items").delete(item.order);
      if (item.file) await act.objectStore("files").delete(item.file);
    }
    await act.done;
  }

  close(): void {
    this.db.close();
  }
}
