import * as Y from "yjs";
import type { DeviceSays } from "../talk/messages";
import { whole } from "../talk/messages";
import { Malformed, Writer, type Reader } from "../talk/wire";

// The server's half of the codec, for tests.

export function readDevice(message: Uint8Array): DeviceSays {
  return whole(message, (from) => {
    const kind = from.number();
    if (kind === 1) return opening(from);
    if (kind === 2) return { is: "update", token: from.number(), update: from.bytes() };
    if (kind === 3) return { is: "presence", client: from.number(), state: from.text() };
    throw new Malformed("There is no such message.");
  });
}

function opening(from: Reader): DeviceSays {
  const [generation, after] = [from.number(), from.number()];
  const clients = Array.from({ length: from.number() }, () => from.number());
  return { is: "open", generation, after, clients, author: from.text() };
}

/** Numbers, texts and bytes, one after the other. */
export function message(kind: number, ...fields: (number | string | Uint8Array)[]): Uint8Array<ArrayBuffer> {
  const out = new Writer().number(kind);
  for (const field of fields) {
    if (typeof field === "number") out.number(field);
    else if (typeof field === "string") out.text(field);
    else out.bytes(field);
  }
  return out.done();
}

export function base64(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes));
}

export function docOf(...updates: Uint8Array[]): Y.Doc {
  const doc = new Y.Doc();
  updates.forEach((update) => Y.applyUpdate(doc, update));
  return doc;
}

/** What a state holds, to tell whether anything came to it. */
export function known(state: Uint8Array): string {
  return JSON.stringify([[...Y.encodeStateVectorFromUpdate(state)], [...Y.decodeUpdate(state).ds.clients]]);
}
