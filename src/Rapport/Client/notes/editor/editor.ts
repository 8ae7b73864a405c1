import { Editor } from "@tiptap/core";
import { Collaboration } from "@tiptap/extension-collaboration";
import { Gapcursor } from "@tiptap/extensions";
import { Fragment, Slice } from "@tiptap/pm/model";
import type { Doc } from "yjs";
import { passageMarks } from "../passages/decorate";
import type { Presence } from "../room/presence";
import { cursors } from "./cursors";
import { clean } from "./pasted";
import { nodesOf } from "./plainText";
import { schema } from "./schema";

interface Hears {
  /** What was left out of something that was pasted, as one sentence. */
  leftOut(sentence: string): void;
  /** The document holds what this code cannot show. */
  unreadable(): void;
}

const KEYS = "Alt and F10 lead to the formatting. Escape, then Tab, leads on.";
const LEFT_OUT = "Pictures from elsewhere were left out: add them to the session as photos, then put them in here.";

export function openEditor(place: HTMLElement, doc: Doc, presence: Presence, hears: Hears): Editor {
  const editor: Editor = new Editor({
    element: place,
    injectCSS: false,
    // Newer code of somebody else may know more than this: what it wrote must not be taken out.
    enableContentCheck: true,
    onContentError: () => hears.unreadable(),
    extensions: [...schema, Gapcursor, Collaboration.configure({ document: doc, field: "default" }), cursors(presence), passageMarks],
    editorProps: {
      attributes: { role: "textbox", "aria-multiline": "true", "aria-label": "The note", "aria-description": KEYS, class: "note-text" },
      handleDOMEvents: { keydown: leaving() },
      transformPastedHTML: (html) => {
        const { html: cleaned, pictures } = clean(html);
        if (pictures > 0) hears.leftOut(LEFT_OUT);
        return cleaned;
      },
      clipboardTextParser: (text, context, isPlain) => {
        const nodes = isPlain || context.parent.type.name === "codeBlock" ? null : nodesOf(text);
        const { schema: known } = context.doc.type;
        return nodes ? Slice.maxOpen(Fragment.fromJSON(known, nodes)) : Slice.maxOpen(Fragment.fromJSON(known, text.split(/\r?\n/).map(paragraph)));
      },
    },
  });
  return editor;
}

/** In a list or a table Tab changes the text. After Escape the next one is the browser's, and leads out. */
function leaving(): (view: unknown, key: KeyboardEvent) => boolean {
  let isLeaving = false;
  return (_view, { key }) => {
    const goes = isLeaving && key === "Tab";
    if (key !== "Shift") isLeaving = key === "Escape";
    return goes;
  };
}

function paragraph(text: string): object {
  return { type: "paragraph", content: text === "" ? [] : [{ type: "text", text }] };
}
