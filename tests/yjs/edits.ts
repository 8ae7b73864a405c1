import * as Y from "yjs";
import { numbered, play, readTrace } from "./trace";

/** A recorded document of one author as a note: one paragraph, and for each edit the update that it makes, as a device sends it. */
export function* edits(file: string, client: number): Generator<Uint8Array> {
  const doc = numbered(client);
  const made: Uint8Array[] = [];
  doc.on("update", (update: Uint8Array) => made.push(update));
  const text = begin(doc);
  for (const { patches } of readTrace(file).txns) {
    doc.transact(() => patches.forEach((patch) => play(text, patch)));
    yield* made.splice(0);
  }
}

/** One paragraph, and its text. */
export function begin(doc: Y.Doc): Y.XmlText {
  const [paragraph, text] = [new Y.XmlElement("paragraph"), new Y.XmlText()];
  doc.transact(() => {
    paragraph.insert(0, [text]);
    doc.getXmlFragment("default").insert(0, [paragraph]);
  });
  return text;
}
