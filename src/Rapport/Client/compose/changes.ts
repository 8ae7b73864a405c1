import { Draft } from "../lib/draft";
import { make } from "../lib/make";
import type { Item } from "../offline/item";
import type { Outward } from "../offline/outward";
import { amendmentOf, textOf, type NewText } from "./amendment";

/** Changing what its author wrote, sent or not: the change goes through the same queue, after what it changes. */
export class Changes {
  constructor(private event: string, private author: string, private queue: Outward, private store: Storage, private known: () => Item[]) {}

  openItem(item: Item): void {
    this.open((known) => textOf(item, known), item.state.is === "refused" ? item : null);
  }

  /** @param refused An earlier try, which the new one takes the place of. */
  open(textIn: (known: Item[]) => NewText, refused: Item | null = null): void {
    const text = textIn(this.known());
    const draft = new Draft<{ text: string }>(`change:${this.author}:${text.target}`, this.store);
    const dialog = make("dialog", null, { class: "confirm change" });
    const box = make("textarea", null, { class: "input", rows: "6", id: "change-text" });
    const said = make("p", null, { role: "status" });
    dialog.append(this.form(dialog, box, said, async () => {
      const changed = { ...text, fields: { ...text.fields, text: box.value.trim() } };
      await this.queue.add([{ item: amendmentOf(this.event, this.author, changed, this.known()), file: null }]);
      draft.forget();
      if (refused) await this.queue.forget(refused.id);
    }));
    box.value = draft.read()?.text ?? String(text.fields.text ?? "");
    box.addEventListener("input", () => void draft.keep({ text: box.value }));
    dialog.addEventListener("close", () => dialog.remove());
    document.body.append(dialog);
    dialog.showModal();
  }

  private form(dialog: HTMLDialogElement, box: HTMLTextAreaElement, said: HTMLElement, keep: () => Promise<void>): HTMLFormElement {
    const form = make("form");
    const buttons = make("p", null, { class: "buttons" });
    const leave = make("button", "Cancel", { type: "button", class: "button button-plain" });
    leave.addEventListener("click", () => dialog.close());
    buttons.append(make("button", "Save the change", { type: "submit", class: "button" }), " ", leave);
    form.append(make("h2", "Change it"), make("label", "Your words", { for: "change-text" }), box, said, buttons);
    form.addEventListener("submit", (submit) => {
      submit.preventDefault();
      keep().then(() => dialog.close(), () => (said.textContent = "This device could not keep it: its storage may be full. Your words are still in the box."));
    });
    return form;
  }
}
