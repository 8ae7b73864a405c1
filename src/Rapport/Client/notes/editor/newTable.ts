import type { Command } from "@tiptap/core";
import type { Node } from "@tiptap/pm/model";
import { Selection } from "@tiptap/pm/state";

/** Three rows of three, the first as heading, and the cursor in its first cell. */
export const newTable: Command = ({ tr, dispatch, editor }) => {
  if (!dispatch) return true;
  const from = tr.selection.from;
  tr.replaceSelectionWith(editor.schema.nodeFromJSON({ type: "table", content: [row("tableHeader"), row("tableCell"), row("tableCell")] }));
  tr.setSelection(Selection.near(tr.doc.resolve(firstCell(tr.doc, from)), 1)).scrollIntoView();
  return true;
};

/** The table may have split what was there, and so begin a little later. */
function firstCell(doc: Node, from: number): number {
  let found = from;
  doc.nodesBetween(Math.max(0, from - 1), doc.content.size, (node, place) => {
    if (node.type.name === "table" && found === from) found = place + 3;
    return found === from;
  });
  return found;
}

function row(type: string): object {
  return { type: "tableRow", content: [1, 2, 3].map(() => ({ type, content: [{ type: "paragraph" }] })) };
}
