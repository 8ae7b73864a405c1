import { getSchema } from "@tiptap/core";
import * as Y from "yjs";
import { schema } from "./schema";

const known = getSchema(schema);

/**
 * Whether this code can show what an update holds. What it cannot show the binding of the editor would take out of the
 * document, for everybody: such an update is for newer code.
 */
export function isShowable(update: Uint8Array): boolean {
  return Y.decodeUpdate(update).structs.every((struct) => !(struct instanceof Y.Item) || fits(struct.content));
}

function fits(content: Y.Item["content"]): boolean {
  if (content instanceof Y.ContentType) return !(content.type instanceof Y.XmlElement) || content.type.nodeName in known.nodes;
  // A mark that may lie over itself has a sum of its attributes behind its name.
  return !(content instanceof Y.ContentFormat) || (content.key.split("--")[0] ?? "") in known.marks;
}
