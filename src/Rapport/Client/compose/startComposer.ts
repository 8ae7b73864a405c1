import { one } from "../lib/find";
import { personHere } from "../lib/personHere";
import type { Outward } from "../offline/outward";
import { Queue } from "../offline/queue";
import { Completion, loadFrom } from "./completion";
import { Composer } from "./composer";
import { COMPOSING } from "./keepEarly";
import { goOnWithoutLogin } from "./withoutLogin";

/** @param sends Told which items are on their way, by id. */
export async function startComposer(form: HTMLFormElement, sends: (ids: ReadonlySet<string>) => void = () => undefined): Promise<Composer | null> {
  // The page around the composer is made for many; who is at it stands in its head alone.
  const author = personHere();
  if (!author) return null;
  const queue = await Queue.open(form.dataset.event ?? "", author);
  queue.onChange(({ items }) => sends(new Set(items.map(({ id }) => id))));
  const composer = attach(form, author, queue, localStorage);
  // A shell knows how the event was when it was last seen.
  if (!one("[data-sealed], main[data-shell]")) composer.refused.opened();
  void goOnWithoutLogin(form, author);
  return composer;
}

/** Offers the glossary's words while somebody types. */
export function completeTerms(form: HTMLFormElement): void {
  const box = form.querySelector<HTMLTextAreaElement>("textarea[name=text]");
  if (box && form.dataset.glossary) new Completion(box, loadFrom(form.dataset.glossary));
}

export function attach(form: HTMLFormElement, author: string, queue: Outward, store: Storage): Composer {
  const composer = new Composer(form, author, queue, store);
  form.dispatchEvent(new Event(COMPOSING));
  form.addEventListener("submit", (submit) => {
    submit.preventDefault();
    void composer.send();
  });
  form.addEventListener("input", () => composer.typed());
  form.addEventListener("keydown", (key) => {
    if (key.key === "Enter" && (key.ctrlKey || key.metaKey)) form.requestSubmit();
  });
  addEventListener("beforeunload", (leaving) => {
    if (composer.holds()) leaving.preventDefault(); // What this device keeps is safe; this would not be.
  });
  return composer;
}
