import { Draft } from "../lib/draft";
import { make } from "../lib/make";
import type { Item } from "../offline/item";
import type { Outward } from "../offline/outward";
import { unkept } from "../offline/unkept";
import { amendmentOf, textOf, type NewText } from "./amendment";

/** Changing what its author wrote, sent or not: the change goes through the same queue, after what it changes. */
export class Changes {
  constructor(private event: string, private author: string, private queue: Outward, private store: Storage, private known: () => Item[]) {}

  openItem(item: Item): void {
    this.open((known) => textOf(item, known), item.state.is === "refused" ? item : null);
  }

  /** @param refused An earlier try, which the new one takes the place of. */
  open(textIn: (known: Item[]) => NewText, refused: Item | null = null): void {
    const shown = textIn(this.known());
    const draft = new Draft<NewText>(`change:${this.author}:${shown.target}`, this.store);
    // What was begun earlier stands on what was there then: it must not go over what somebody else wrote since.
    const text = { ...shown, ...draft.read() };
    const dialog = make("dialog", null, { class: "confirm change" });
    const box = make("textarea", null, { class: "input", rows: "6", id: "change-text" });
    const said = make("p", null, { role: "status" });
    const changed = (words: string): NewText => ({ ...text, fields: { ...text.fields, text: words } });
    dialog.append(this.form(dialog, box, said, async () => {
      await this.queue.add([{ item: amendmentOf(this.event, this.author, changed(box.value.trim()), this.known()), file: null }]);
      draft.forget();
      if (refused) await this.queue.forget(refused.id);
    }, () => draft.forget()));
    box.value = String(text.fields.text ?? "");
    box.addEventListener("input", () => void draft.keep(changed(box.value)));
    dialog.addEventListener("close", () => dialog.remove());
    document.body.append(dialog);
    dialog.showModal();
  }

  private form(dialog: HTMLDialogElement, box: HTMLTextAreaElement, said: HTMLElement, keep: () => Promise<void>, forget: () => void): HTMLFormElement {
    const form = make("form");
    const buttons = make("p", null, { class: "buttons" });
    const leave = make("button", "Cancel", { type: "button", class: "button button-plain" });
    leave.addEventListener("click", () => {
      forget();
      dialog.close();
    });
    buttons.append(make("button", "Save the change", { type: "submit", class: "button" }), " ", leave);
    form.append(make("h2", "Change it"), make("label", "Your words", { for: "change-text" }), box, said, buttons);
    form.addEventListener("submit", (submit) => {
      submit.preventDefault();
      keep().then(() => dialog.close(), (error: unknown) => (said.textContent = `${unkept(error)} Your words are still in the box.`));
    });
    return form;
  }
}
