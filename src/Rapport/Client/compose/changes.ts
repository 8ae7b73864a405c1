import { Draft } from "../lib/draft";
import type { Item } from "../offline/item";
import type { Outward } from "../offline/shown";
import { amendmentOf, textOf } from "./amendment";

/** Changing what was written on this device, sent or not: the change goes through the same queue, after what it changes. */
export class Changes {
  constructor(private event: string, private author: string, private queue: Outward, private store: Storage, private known: () => Item[]) {}

  open(item: Item): void {
    const text = textOf(item, this.known());
    const draft = new Draft<{ text: string }>(`change:${text.target}`, this.store);
    const dialog = document.createElement("dialog");
    dialog.className = "confirm change";
    const box = document.createElement("textarea");
    const said = document.createElement("p");
    dialog.append(this.form(dialog, box, said, async () => {
      const changed = { ...text, fields: { ...text.fields, text: box.value.trim() } };
      await this.queue.add([{ item: amendmentOf(this.event, this.author, changed, this.known().filter(({ id }) => id !== item.id)), file: null }]);
      draft.forget();
      if (item.state.is === "refused") await this.queue.forget(item.id);
    }));
    box.value = draft.read()?.text ?? String(text.fields.text ?? "");
    box.addEventListener("input", () => void draft.keep({ text: box.value }));
    dialog.addEventListener("close", () => dialog.remove());
    document.body.append(dialog);
    dialog.showModal();
  }

  private form(dialog: HTMLDialogElement, box: HTMLTextAreaElement, said: HTMLElement, keep: () => Promise<void>): HTMLFormElement {
    const form = document.createElement("form");
    const title = document.createElement("h2");
    title.textContent = "Change it";
    const label = document.createElement("label");
    label.textContent = "Your words";
    [box.className, box.rows, box.id, label.htmlFor] = ["input", 6, "change-text", "change-text"];
    said.setAttribute("role", "status");
    const buttons = document.createElement("p");
    buttons.className = "buttons";
    buttons.append(button("Save the change", "submit", "button"), " ", button("Leave it as it is", "button", "button button-plain", () => dialog.close()));
    form.append(title, label, box, said, buttons);
    form.addEventListener("submit", (submit) => {
      submit.preventDefault();
      keep().then(() => dialog.close(), () => (said.textContent = "This device could not keep it: its storage may be full. Your words are still in the box."));
    });
    return form;
  }
}

function button(words: string, type: "submit" | "button", look: string, act: () => void = () => undefined): HTMLButtonElement {
  const made = document.createElement("button");
  [made.type, made.className, made.textContent] = [type, look, words];
  made.addEventListener("click", act);
  return made;
}
