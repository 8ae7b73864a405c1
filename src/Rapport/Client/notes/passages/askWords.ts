import type { Editor } from "@tiptap/core";
import { make } from "../../lib/make";
import { standing } from "./places";

/** Asks for words of the note and selects them: for whoever cannot select, by a keyboard in a final note or by thumb. */
export function askWords(editor: Editor): Promise<boolean> {
  const dialog = make("dialog", null, { "aria-labelledby": "find-heading", class: "note-dialog" });
  const form = make("form", null, { method: "dialog" });
  const field = make("input", null, { id: "find-words", class: "input", type: "text", autocomplete: "off", required: "" });
  const hint = make("p", "A few words of one line, as they stand there. Or select them in the note first.", { class: "hint", id: "find-hint" });
  field.setAttribute("aria-describedby", hint.id);
  const buttons = make("p", null, { class: "buttons" });
  buttons.append(make("button", "Use them", { class: "button", value: "yes" }), make("button", "Leave it", { class: "button button-plain", value: "", formnovalidate: "" }));
  form.append(make("h2", "Which words?", { id: "find-heading" }), make("label", "Words of the note", { for: field.id }), field, hint, buttons);
  dialog.append(form);
  const found = (): { from: number; to: number }[] => standing(editor.state, field.value);
  field.addEventListener("input", () => field.setCustomValidity(trouble(found().length)));
  document.body.append(dialog);
  dialog.showModal();
  return new Promise((resolve) => dialog.addEventListener("close", () => {
    dialog.remove();
    // Somebody may have written there in between.
    const [place, ...others] = dialog.returnValue === "yes" && !editor.isDestroyed ? found() : [];
    if (place && others.length === 0) editor.commands.setTextSelection(place);
    resolve(place !== undefined && others.length === 0);
  }));
}

function trouble(times: number): string {
  if (times === 0) return "These words do not stand in one line of the note.";
  return times === 1 ? "" : `They stand there ${times} times: say more of them.`;
}
