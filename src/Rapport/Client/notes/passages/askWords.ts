import type { Editor } from "@tiptap/core";
import { ask } from "../../lib/ask";
import { make } from "../../lib/make";
import { standing } from "./places";

/** Asks for words of the note and selects them: for whoever cannot select, by a keyboard in a final note or by thumb. */
export async function askWords(editor: Editor): Promise<boolean> {
  const field = make("input", null, { id: "find-words", class: "input", type: "text", autocomplete: "off", required: "" });
  const hint = make("p", "A few words of one line, as they stand there. Or select them in the note first.", { class: "hint", id: "find-hint" });
  field.setAttribute("aria-describedby", hint.id);
  const found = (): { from: number; to: number }[] => standing(editor.state, field.value);
  field.addEventListener("input", () => field.setCustomValidity(trouble(found().length)));
  const isFound = await ask("Which words?", [make("label", "Words of the note", { for: field.id }), field, hint], "Use them").answer;
  // Somebody may have written there in between.
  const [place, ...others] = isFound && !editor.isDestroyed ? found() : [];
  if (!place || others.length > 0) return false;
  return editor.commands.setTextSelection(place);
}

function trouble(times: number): string {
  if (times === 0) return "These words do not stand in one line of the note.";
  return times === 1 ? "" : `They stand there ${times} times: say more of them.`;
}
