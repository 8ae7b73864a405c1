import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import * as Y from "yjs";
import { base64 } from "./plain";

// The editing traces of josephg/editing-traces: who replaced what by what, and after what of the others. Those of one author
// name neither parents nor agents.

export interface Edit {
  parents?: number[];
  agent?: number;
  patches: [at: number, deleted: number, inserted: string][];
}

export interface Trace {
  endContent: string;
  txns: Edit[];
}

interface Author {
  doc: Y.Doc;
  knows: Set<number>;
}

export function readTrace(file: string): Trace {
  return JSON.parse(gunzipSync(readFileSync(file)).toString()) as Trace;
}

export function trace(file: string): object {
  const { endContent, txns } = readTrace(file);
  const merged = merge(updatesOf(txns, (agent) => numbered(agent + 1), (doc) => doc.getText("text")));
  const doc = new Y.Doc();
  Y.applyUpdate(doc, merged);
  return { endContent, text: doc.getText("text").toString(), merged: base64(merged), state: base64(Y.encodeStateAsUpdate(doc)), vector: base64(Y.encodeStateVector(doc)) };
}

/** Plays edits, each by its author, who has heard what they had heard of the others: what each of them made. */
export function updatesOf(txns: Edit[], newDoc: (agent: number) => Y.Doc, textOf: (doc: Y.Doc) => Y.Text): Uint8Array[] {
  const updates: Uint8Array[] = [];
  const authors = new Map<number, Author>();
  txns.forEach((edit, number) => {
    const agent = edit.agent ?? 0;
    const author = authors.get(agent) ?? { doc: newDoc(agent), knows: new Set() };
    authors.set(agent, author);
    const { doc, knows } = author;
    for (const missing of unknown(edit.parents ?? [], txns, knows)) Y.applyUpdate(doc, updates[missing]!);
    knows.add(number);
    const hear = (update: Uint8Array): void => void updates.push(update);
    doc.on("update", hear);
    doc.transact(() => edit.patches.forEach((patch) => play(textOf(doc), patch)));
    doc.off("update", hear);
    if (updates.length === number) updates.push(new Uint8Array([0, 0]));
  });
  return updates;
}

export function numbered(client: number): Y.Doc {
  const doc = new Y.Doc();
  doc.clientID = client;
  return doc;
}

/** What of the others an author must have heard of, the first first. */
function unknown(parents: number[], txns: Edit[], knows: Set<number>): number[] {
  const found: number[] = [];
  const open = [...parents];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (knows.has(next) || txns[next]?.parents === undefined) continue;
    knows.add(next);
    found.push(next);
    open.push(...txns[next]!.parents!);
  }
  return found.sort((one, other) => one - other);
}

export function play(text: Y.Text, [at, deleted, inserted]: Edit["patches"][number]): void {
  if (deleted > 0) text.delete(at, deleted);
  if (inserted) text.insert(at, inserted);
}

// Yjs sorts all that it merges at each step: few at once take far less time.
export function merge(updates: Uint8Array[]): Uint8Array {
  let level = updates;
  while (level.length > 1) level = Array.from({ length: Math.ceil(level.length / 50) }, (_, at) => Y.mergeUpdates(level.slice(at * 50, at * 50 + 50)));
  return level[0]!;
}
