import { openDB, type DBSchema, type IDBPDatabase } from "idb";
import type { Item, KeptFile, State, Written } from "./item";

/** Where items are before anything else happens to them. */
export interface Store {
  /** Resolves when all of it, files included, would outlive this page; or keeps none of it. */
  add(written: Written[]): Promise<void>;
  /** What one person wrote in one event, in order. */
  of(event: string, author: string): Promise<Item[]>;
  settle(id: string, state: State): Promise<void>;
  file(id: string): Promise<KeptFile | undefined>;
  /** The server has the file; its bytes are kept until the item that names it is there too. */
  arrived(file: string): Promise<void>;
  forget(id: string): Promise<void>;
}

interface Tables extends DBSchema {
  items: { key: number; value: Item; indexes: { id: string; queue: [string, string] } };
  files: { key: string; value: KeptFile };
}

// "strict" waits for the disk; browsers no longer do so of themselves.
const DURABLE: IDBTransactionOptions = { durability: "strict" };

export class IndexedStore implements Store {
  private constructor(private db: IDBPDatabase<Tables>) {}

  static async open(name = "rapport"): Promise<IndexedStore> {
    const db = await openDB<Tables>(name, 1, {
      upgrade(made) {
        const items = made.createObjectStore("items", { keyPath: "order", autoIncrement: true });
        items.createIndex("id", "id", { unique: true });
        items.createIndex("queue", ["event", "author"]);
        made.createObjectStore("files", { keyPath: "id" });
      },
    });
    return new IndexedStore(db);
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

  async settle(id: string, state: State): Promise<void> {
    const act = this.db.transaction(["items", "files"], "readwrite", DURABLE);
    const item = await act.objectStore("items").index("id").get(id);
    if (item) {
      await act.objectStore("items").put({ ...item, state });
      if (state.is === "here" && item.file) await act.objectStore("files").delete(item.file);
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
