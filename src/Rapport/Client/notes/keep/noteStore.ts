import type { NoteCopy, NoteHead, NoteUpdate } from "../../offline/noteTables";

export interface Whose {
  note: string;
  author: string;
  event: string;
}

export type Fresh = Pick<NoteUpdate, "bytes" | "clients" | "changes" | "waiting">;
export type Kept = Fresh & { order: number };

export type Mark = Pick<NoteHead, "generation" | "after" | "begun">;

/** What happens to a note at once: all of it is kept, or nothing. */
export interface Step {
  begun: number;
  fresh: Fresh[];
  /** Orders of what the server has by now. */
  settled: number[];
  /** Null where it stays as it was. */
  head: { generation: number; after: number } | null;
}

/** What one device keeps of one note for one author. */
export interface Notes {
  head(): Promise<Mark>;
  all(): Promise<Kept[]>;
  /** What the server does not have, in the order in which it was written. */
  waiting(): Promise<Kept[]>;
  /** Resolves when it would outlive this page; rejects as stale what belongs to a document that is over. */
  keep(step: Step): Promise<void>;
  /** Puts one update in the place of those that do not wait. */
  compact(merge: (updates: Uint8Array[]) => Uint8Array): Promise<void>;
  /** Puts what waits together, in pieces that can be sent. */
  gather(merge: (updates: Uint8Array[]) => Uint8Array): Promise<void>;
  /** Forgets the document for one that was begun anew; what its author wrote stays as a copy. */
  anew(copy: string | null, now: number): Promise<void>;
  copies(): Promise<NoteCopy[]>;
  letGo(copy: NoteCopy): Promise<void>;
}
