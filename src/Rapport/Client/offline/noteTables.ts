import type { DBSchema } from "idb";

/** What this device keeps of notes, each for one author. */
export interface NoteTables extends DBSchema {
  notes: { key: [string, string]; value: NoteHead };
  noteUpdates: { key: number; value: NoteUpdate; indexes: { note: [string, string, 0 | 1] } };
  noteCopies: { key: number; value: NoteCopy; indexes: { note: [string, string] } };
}

export interface NoteHead {
  note: string;
  author: string;
  event: string;
  /** 0 as long as the server has never been heard of. */
  generation: number;
  /** The last update of the server's log that is kept here. */
  after: number;
  /** How often the document was begun anew here: a tab that slept through it must not mix what it has into what there is. */
  begun: number;
}

export interface NoteUpdate {
  order?: number;
  note: string;
  author: string;
  event: string;
  bytes: Uint8Array;
  /** The Yjs clients of this device that wrote it; empty for what came from the server. */
  clients: number[];
  /** How many changes it holds, for people to count. */
  changes: number;
  /** 1 while the server has not said that it is kept. A number, since indexes take no booleans. */
  waiting: 0 | 1;
}

/** What somebody wrote in a document that was begun anew before it arrived: plain text, for its author alone. */
export interface NoteCopy {
  order?: number;
  note: string;
  author: string;
  /** Milliseconds since 1970, by this device's clock. */
  made: number;
  text: string;
}
