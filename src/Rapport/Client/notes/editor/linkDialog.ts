import type { Editor } from "@tiptap/core";
import { ask } from "../../lib/ask";
import { make } from "../../lib/make";

/** Asks for the address of what is selected; an empty one takes the link away. */
export async function askLink(editor: Editor): Promise<void> {
  const before: unknown = editor.getAttributes("link").href;
  const field = make("input", null, { id: "note-link", type: "text", inputmode: "url", autocomplete: "off", spellcheck: "false", value: typeof before === "string" ? before : "" });
  const hint = make("p", "An address on the web, of a mail box, or a page of this site. Empty takes the link away.", { class: "hint", id: "note-link-hint" });
  field.setAttribute("aria-describedby", hint.id);
  const isSet = await ask("Link", [make("label", "Address", { for: field.id }), field, hint], "Add the link").answer;
  if (editor.isDestroyed) return;
  if (isSet) setLink(editor, field.value.trim());
  editor.commands.focus();
}

export function setLink(editor: Editor, address: string): void {
  const chain = editor.chain().focus().extendMarkRange("link");
  if (address === "") return void chain.unsetLink().run();
  const href = whole(address);
  // Without anything selected the address is its own text.
  if (editor.state.selection.empty && !editor.isActive("link")) chain.insertContent({ type: "text", text: address, marks: [{ type: "link", attrs: { href } }] }).run();
  else chain.setLink({ href }).run();
}

/** People leave out what goes without saying. */
function whole(address: string): string {
  if (/^[a-z][a-z0-9+.-]*:|^[/#]/i.test(address)) return address;
  return /^[^\s/@]+@[^\s/@]+$/.test(address) ? `mailto:${address}` : ["https:", address].join("//");
}
