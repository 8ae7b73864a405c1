import type { Editor } from "@tiptap/core";
import { all } from "../../lib/find";
import { make } from "../../lib/make";
import type { NoteCopy } from "../../offline/noteTables";
import type { Notes } from "../keep/noteStore";

const WHY = "This note was started afresh, because something in it had to go. This is what you had written that had not arrived; only you see it, on this device.";

/** What was written and could not arrive: shown to its author until they have done with it. */
export async function showCopies(before: Element, notes: Notes, editor: () => Editor | null): Promise<void> {
  for (const old of all(".note-copy", before.parentElement ?? document)) old.remove();
  for (const copy of await notes.copies()) before.before(view(copy, notes, editor));
}

function view(copy: NoteCopy, notes: Notes, editor: () => Editor | null): HTMLElement {
  const aside = make("aside", null, { class: "note-copy", "aria-label": "What you wrote" });
  const buttons = make("p", null, { class: "buttons" });
  const act = (words: string, done: () => void, more = "button button-plain"): void => {
    const button = make("button", words, { type: "button", class: more });
    button.addEventListener("click", done);
    buttons.append(button);
  };
  const letGo = (): void => {
    void notes.letGo(copy).then(() => aside.remove());
  };
  act("Put it into the note", () => {
    const paragraphs = copy.text.split("\n").map((words) => ({ type: "paragraph", content: words ? [{ type: "text", text: words }] : [] }));
    if (editor()?.chain().focus("end").insertContent(paragraphs).run()) letGo();
  }, "button");
  // Asked in the page itself: a second press, so that one slip does not lose it.
  let isSure = false;
  act("Delete", () => {
    if (isSure) return letGo();
    isSure = true;
    const button = buttons.lastElementChild;
    if (button) button.textContent = "Delete for good";
  });
  aside.append(make("p", WHY), make("pre", copy.text, { tabindex: "0" }), buttons);
  return aside;
}
