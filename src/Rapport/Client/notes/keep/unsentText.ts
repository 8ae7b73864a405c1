import * as Y from "yjs";
import type { Kept } from "./noteStore";

/** The words of updates that have not arrived and are still in the document, in its order: a line for each paragraph. */
export function unsentText(doc: Y.Doc, waiting: Kept[]): string {
  const spans = waiting.flatMap(({ bytes }) => Y.decodeUpdate(bytes).structs).filter((struct): struct is Y.Item => struct instanceof Y.Item);
  const isUnsent = (client: number, clock: number): boolean => spans.some(({ id, length }) => id.client === client && clock >= id.clock && clock < id.clock + length);
  const lines: string[] = [];
  walk(doc.getXmlFragment("default"));
  return lines.join("\n").trim();

  function walk(parent: Y.XmlFragment): void {
    for (const child of parent.toArray()) {
      if (child instanceof Y.XmlText) lines.push(words(child));
      else if (child instanceof Y.XmlElement) walk(child);
    }
  }

  function words(text: Y.XmlText): string {
    let said = "";
    for (let item = text._start; item; item = item.right) {
      const { content, id, deleted } = item;
      if (deleted || !(content instanceof Y.ContentString)) continue;
      said += [...content.str.split("")].filter((_, place) => isUnsent(id.client, id.clock + place)).join("");
    }
    return said;
  }
}
