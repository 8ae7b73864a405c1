import type { Editor } from "@tiptap/core";
import { make } from "../lib/make";

/** Asks for the address of what is selected; an empty one takes the link away. */
export function askLink(editor: Editor): void {
  const before: unknown = editor.getAttributes("link").href;
  const dialog = make("dialog", null, { "aria-labelledby": "note-link-heading", class: "note-dialog" });
  const form = make("form", null, { method: "dialog" });
  const field = make("input", null, { id: "note-link", type: "text", inputmode: "url", autocomplete: "off", spellcheck: "false", value: typeof before === "string" ? before : "" });
  const hint = make("p", "An address on the web, of a mail box, or a page of this site. Empty takes the link away.", { class: "hint", id: "note-link-hint" });
  field.setAttribute("aria-describedby", hint.id);
  const buttons = make("p", null, { class: "buttons" });
  buttons.append(make("button", "Set the link", { class: "button", value: "yes" }), make("button", "Leave it", { class: "button button-plain", value: "", type: "submit", formnovalidate: "" }));
  form.append(make("h2", "Link", { id: "note-link-heading" }), make("label", "Address", { for: "note-link" }), field, hint, buttons);
  dialog.append(form);
  dialog.addEventListener("close", () => {
    if (dialog.returnValue === "yes") setLink(editor, field.value.trim());
    dialog.remove();
    editor.commands.focus();
  });
  document.body.append(dialog);
  dialog.showModal();
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
