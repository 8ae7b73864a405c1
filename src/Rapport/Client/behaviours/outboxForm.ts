import { Outgoing } from "../compose/outgoing";
import { make } from "../lib/make";
import type { Item } from "../offline/item";
import type { Outward } from "../offline/outward";
import { Queue } from "../offline/queue";
import { unkept } from "../offline/unkept";
import { operation } from "../sending/operation";
import { bodyOf } from "./operationForm";

/** A form that names its operation puts what it says into the outbox of this device. Without script it posts to its own address. */
export async function startOutboxForm(form: HTMLFormElement, event: string, author: string): Promise<void> {
  new OutboxForm(form, event, author, await Queue.open(event, author));
}

export class OutboxForm {
  private kind: string;
  private under = new Set<string>();
  private told = make("p", null, { class: "wrong", role: "status" });

  constructor(private form: HTMLFormElement, private event: string, private author: string, private queue: Outward) {
    this.kind = form.dataset.outbox ?? "";
    const list = make("ol", null, { class: "outgoing", "aria-label": "What you sent from here" });
    form.append(this.told);
    form.after(list);
    const outgoing = new Outgoing(list, { again: () => queue.wake(), resend: (item) => void queue.retry(({ id }) => id === item.id), change: null, mend: (item) => void this.mend(item), letGo: (item) => void queue.forget(item.id) });
    queue.onChange((shown) => {
      outgoing.show({ ...shown, items: shown.items.filter(({ kind }) => kind === this.kind) });
      const arrived = shown.items.filter(({ id, state }) => state.is === "here" && this.under.delete(id));
      if (arrived.length > 0) document.dispatchEvent(new Event("arrived"));
    });
    form.addEventListener("submit", (submit) => {
      submit.preventDefault();
      void this.send();
    });
  }

  private async send(): Promise<void> {
    const said = bodyOf(this.form);
    const { id, kind, capturedAt, body } = operation(this.kind, said);
    const fields = Object.fromEntries(Object.entries(said).map(([name, value]) => [name, String(value ?? "")]));
    try {
      await this.queue.add([{ item: { id, event: this.event, author: this.author, kind, capturedAt, body, fields, excerpt: fields.text ?? "", file: null }, file: null }]);
    } catch (error) {
      this.told.textContent = unkept(error);
      return;
    }
    this.under.add(id);
    this.told.textContent = "";
    this.form.reset(); // Only now: its draft goes with it.
  }

  /** What was refused goes back into its form, to be put otherwise. */
  private async mend(item: Item): Promise<void> {
    for (const control of this.form.elements) {
      if (!(control instanceof HTMLTextAreaElement || control instanceof HTMLSelectElement || (control instanceof HTMLInputElement && control.type !== "hidden"))) continue;
      control.value = item.fields[control.name] ?? control.value;
    }
    this.form.dispatchEvent(new Event("input"));
    this.form.querySelector<HTMLElement>("textarea, input:not([type=hidden])")?.focus();
    await this.queue.forget(item.id);
  }
}
