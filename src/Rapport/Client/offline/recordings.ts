import { DURABLE, type Database } from "./database";

/** A recording that was not sent: the page was closed or killed meanwhile. */
export interface Unfinished {
  id: string;
  kind: string;
  seconds: number;
  /** By the clock of this device. */
  began: Date;
}

/** Pieces of what is being recorded, a second each, kept one by one: a tab that is killed loses the last at most. */
export class Recordings {
  constructor(private db: Database) {}

  /** Says where it belongs, since nothing else is kept of it. */
  static nameOf(event: string, author: string, kind: string, started: number): string {
    return [event, author, kind, started].join("/");
  }

  async keep(recording: string, number: number, blob: Blob): Promise<void> {
    const act = this.db.transaction("recordings", "readwrite", DURABLE);
    await Promise.all([act.store.put({ recording, number, blob }), act.done]);
  }

  /** What one person left in one event, the oldest first; not what another tab is recording now. */
  async left(event: string, author: string): Promise<Unfinished[]> {
    const seconds = new Map<string, number>();
    const [from, to] = [Recordings.nameOf(event, author, "", 0).slice(0, -2), Recordings.nameOf(event, author, "￿", 0)];
    for (const [recording] of await this.db.getAllKeys("recordings", IDBKeyRange.bound([from, 0], [to, 0]))) {
      seconds.set(recording, (seconds.get(recording) ?? 0) + 1);
    }
    const busy = await held();
    return [...seconds].filter(([id]) => !busy.has(id)).map(([id, counted]) => {
      const [, , kind = "audio", began] = id.split("/");
      return { id, kind, seconds: counted, began: new Date(Number(began)) };
    });
  }

  /** All of its pieces, in order. */
  async whole(recording: string): Promise<Blob> {
    const pieces = await this.db.getAll("recordings", all(recording));
    return new Blob(pieces.map((piece) => piece.blob), { type: pieces[0]?.blob.type ?? "" });
  }

  async forget(recording: string): Promise<void> {
    const act = this.db.transaction("recordings", "readwrite", DURABLE);
    await Promise.all([act.store.delete(all(recording)), act.done]);
  }
}

function all(recording: string): IDBKeyRange {
  return IDBKeyRange.bound([recording, 0], [recording, Infinity]);
}

/** Whoever records holds a lock of that name, and a tab that was killed holds none. */
async function held(): Promise<Set<string>> {
  const locks = await navigator.locks?.query();
  return new Set(locks?.held?.flatMap((lock) => lock.name ?? []));
}
