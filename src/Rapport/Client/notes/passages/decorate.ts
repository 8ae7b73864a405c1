import { Extension } from "@tiptap/core";
import { Plugin, PluginKey, type EditorState } from "@tiptap/pm/state";
import { Decoration, DecorationSet } from "@tiptap/pm/view";
import { ySyncPluginKey } from "@tiptap/y-tiptap";
import { make } from "../../lib/make";
import { rangeOf } from "./places";
import type { ShownPassage } from "./shownPassages";

/** Set on a transaction: other passages are to be shown. */
export const PASSAGES = new PluginKey<{ shown: ShownPassage[]; drawn: DecorationSet }>("passages");

/** Shows in the text where passages are, each with a link to what came of it. */
export const passageMarks = Extension.create({
  name: "passageMarks",
  addProseMirrorPlugins: () => [
    new Plugin<{ shown: ShownPassage[]; drawn: DecorationSet }>({
      key: PASSAGES,
      state: {
        init: () => ({ shown: [], drawn: DecorationSet.empty }),
        apply: (change, before, _old, state) => {
          const told: unknown = change.getMeta(PASSAGES);
          const shown = Array.isArray(told) ? (told as ShownPassage[]) : before.shown;
          // What others write comes as parts made anew, out of which what was drawn there is gone.
          if (shown !== before.shown || change.getMeta(ySyncPluginKey) !== undefined) return { shown, drawn: draw(state, shown) };
          return { shown, drawn: before.drawn.map(change.mapping, change.doc) };
        },
      },
      props: { decorations: (state) => PASSAGES.getState(state)?.drawn },
    }),
  ],
});

function draw(state: EditorState, shown: ShownPassage[]): DecorationSet {
  return DecorationSet.create(state.doc, shown.flatMap((passage) => {
    const range = rangeOf(state, passage);
    if (!range) return [];
    const around = Decoration.inline(range.from, range.to, { class: `note-passage${passage.isResolved ? " is-resolved" : ""}` });
    return passage.label === "" ? [around] : [around, Decoration.widget(range.to, () => link(passage), { side: -1, key: `${passage.id} ${passage.label} ${passage.isResolved}` })];
  }));
}

function link({ id, label, isResolved }: ShownPassage): HTMLElement {
  return make("a", label, { class: `passage${isResolved ? " is-resolved" : ""}`, href: `#of-${id}`, contenteditable: "false" });
}
