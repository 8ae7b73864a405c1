import type { Moment } from "./clock/run";

/** Something that a person wrote on this device, kept until it is on the server, or until its author lets it go. */
export interface Item extends NewItem {
  /** Its place in this device's queue. */
  order: number;
  state: State;
}

export interface NewItem {
  /** The operation's id for ever: the same however often it is sent. */
  id: string;
  event: string;
  /** Who wrote it. Whoever is signed in later, it stays theirs. */
  author: string;
  kind: string;
  capturedAt: string;
  body: Record<string, unknown>;
  /** What the form held, so that what was refused can be mended. */
  fields: Record<string, string>;
  excerpt: string;
  /** A file that has to be on the server first. */
  file: string | null;
  /** What the device's clock looked like when it was written; none where nobody watched it. */
  moment?: Moment;
  /** Its time comes from elsewhere, such as a photo's own: no clock of this device says anything about it. */
  ownTime?: boolean;
}

/** An item as it is handed in, with the file that it names. */
export interface Written {
  item: NewItem;
  file: Blob | null;
  /** The file as it is read on a page, which goes first. */
  reading?: Blob | null;
}

/** "waiting" is on this device alone, whatever was tried; the sentence says what was in the way. */
export type State =
  | { is: "waiting"; sentence: string | null }
  | { is: "refused"; sentence: string; code?: string }
  | { is: "here"; at: string; held: boolean; competing?: boolean };

export interface KeptFile {
  id: string;
  event: string;
  author: string;
  blob: Blob;
  /** Goes before the file itself; without it the file goes at once. */
  reading?: Blob | null;
  /** As much is on the server as the item that names it needs. The rest follows when nothing else waits. */
  arrived: boolean;
  /** Why the server does not take the rest. It stays here all the same. */
  refused?: string;
}

/** The file of something written as it is kept; null where it has none. */
export function fileOf({ item: { file: id, event, author }, file, reading = null }: Written): KeptFile | null {
  return file && id ? { id, event, author, blob: file, reading, arrived: false } : null;
}

/** Whether the item that names it can be there without all of it: what is left is the original. */
export function isFollowed(file: KeptFile): boolean {
  return file.arrived && !!file.reading;
}
