import * as Y from "yjs";
import { begin } from "./edits";
import { base64 } from "./plain";
import { merge, numbered, readTrace, updatesOf } from "./trace";

/** A recorded document as a note of one paragraph, which the first author begins. */
export function* authors(file: string, count: number, clients: number[]): Generator<object> {
  const { endContent, txns } = readTrace(file);
  const some = txns.slice(0, count);
  const first = numbered(clients[0]!);
  begin(first);
  const ground = Y.encodeStateAsUpdate(first);
  const newDoc = (agent: number): Y.Doc => {
    if (agent === 0) return first;
    const doc = numbered(clients[agent]!);
    Y.applyUpdate(doc, ground);
    return doc;
  };
  const updates = updatesOf(some, newDoc, textOf);
  yield { agent: 0, update: base64(ground) };
  for (const [number, update] of updates.entries()) yield { agent: some[number]!.agent ?? 0, update: base64(update) };
  const whole = new Y.Doc();
  Y.applyUpdate(whole, merge([ground, ...updates]));
  yield { text: textOf(whole).toString(), endContent: some.length === txns.length ? endContent : null };
}

function textOf(doc: Y.Doc): Y.XmlText {
  return (doc.getXmlFragment("default").get(0) as Y.XmlElement).get(0) as Y.XmlText;
}
