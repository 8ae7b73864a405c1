import { generateJSON, getSchema } from "@tiptap/core";
import { prosemirrorJSONToYXmlFragment } from "@tiptap/y-tiptap";
import * as Y from "yjs";
import { TEMPLATE_CLIENT } from "../talk/company";
import { schema } from "./schema";

/**
 * A template as the first update of a document, by nobody. The same template gives the same bytes on every device, so that
 * of two that begin at once the server has one.
 */
export function starterOf(html: string): Uint8Array | null {
  if (html.trim() === "") return null;
  const doc = new Y.Doc();
  doc.clientID = TEMPLATE_CLIENT;
  doc.transact(() => prosemirrorJSONToYXmlFragment(getSchema(schema), generateJSON(html, schema), doc.getXmlFragment("default")));
  return Y.encodeStateAsUpdate(doc);
}
