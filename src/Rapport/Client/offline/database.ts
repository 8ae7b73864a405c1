import { openDB, type DBSchema, type IDBPDatabase } from "idb";
import type { Item, KeptFile, State } from "./item";
import type { NoteTables } from "./noteTables";

/** All that this browser keeps while there is no network. */
interface Tables extends DBSchema, NoteTables {
  items: { key: number; value: Item; indexes: { id: string; queue: [string, string]; state: [string, string, State["is"]] } };
  files: { key: string; value: KeptFile };
  /** What an event looked like when it was last seen, by the event's address. */
  snapshots: { key: string; value: KeptSnapshot };
  /** What lets this device go on sending, by event and author. */
  keys: { key: [string, string]; value: DeviceKey };
  /** What is known about this device's clock. */
  clocks: { key: string; value: unknown };
  /** Pieces of recordings that are not finished, by recording and number. */
  recordings: { key: [string, number]; value: Piece };
  /** What other apps shared with this one, until it is in the box. */
  shared: { key: number; value: Shared };
}

interface KeptSnapshot {
  address: string;
  author: string;
  /** Milliseconds since 1970, by this device's clock. */
  taken: number;
  /** The server's JSON as it came. */
  seen: unknown;
  /** The space's glossary, likewise. */
  words: unknown;
}

export interface DeviceKey {
  event: string;
  author: string;
  id: string;
  token: string;
}

interface Piece {
  recording: string;
  number: number;
  blob: Blob;
}

/** What another app shared, and with which event. */
interface Shared {
  address: string;
  title: string;
  text: string;
  url: string;
  files: File[];
}

export type Database = IDBPDatabase<Tables>;

// "strict" waits for the disk; browsers no longer do so of themselves.
export const DURABLE: IDBTransactionOptions = { durability: "strict" };

/** A browser may close what it opened, iOS does: then it is opened again, and whoever holds it need not know. */
export async function openDatabase(name = "rapport"): Promise<Database> {
  const open = (): Promise<Database> => connect(name, () => void open().then((again) => (opened = again), () => undefined));
  let opened = await open();
  return new Proxy(opened, {
    get(_first, property) {
      const value: unknown = Reflect.get(opened, property);
      return typeof value === "function" ? value.bind(opened) : value;
    },
  });
}

function connect(name: string, closed: () => void): Promise<Database> {
  return openDB<Tables>(name, 3, {
    terminated: closed,
    upgrade(made, before, _now, change) {
      if (before < 1) {
        const items = made.createObjectStore("items", { keyPath: "order", autoIncrement: true });
        items.createIndex("id", "id", { unique: true });
        items.createIndex("queue", ["event", "author"]);
        made.createObjectStore("files", { keyPath: "id" });
      }
      if (before < 2) {
        change.objectStore("items").createIndex("state", ["event", "author", "state.is"]);
        made.createObjectStore("snapshots", { keyPath: "address" });
        made.createObjectStore("keys", { keyPath: ["event", "author"] });
        made.createObjectStore("clocks");
        made.createObjectStore("recordings", { keyPath: ["recording", "number"] });
        made.createObjectStore("shared", { autoIncrement: true });
      }
      if (before < 3) {
        made.createObjectStore("notes", { keyPath: ["note", "author"] });
        made.createObjectStore("noteUpdates", { keyPath: "order", autoIncrement: true }).createIndex("note", ["note", "author", "waiting"]);
        made.createObjectStore("noteCopies", { keyPath: "order", autoIncrement: true }).createIndex("note", ["note", "author"]);
      }
    },
    // A newer version of the app wants to change the tables: it must not wait until this page is closed.
    blocking(_before, _wanted, event) {
      (event.target as IDBDatabase).close();
    },
  });
}
