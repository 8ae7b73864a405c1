import { Draft } from "../lib/draft";
import { holdUntil } from "../lib/holdUntil";

/** Told to the form by the composer once it keeps what is typed. */
export const COMPOSING = "composing";

/**
 * What is typed before the composer has come is kept all the same, and stands in the box again where the page was gone before
 * that. Whoever presses Send sooner need not press again.
 */
export function keepEarly(form: HTMLFormElement, author: string, store: Storage): void {
  const box = form.querySelector<HTMLTextAreaElement>("textarea[name=text]");
  if (!box) return;
  const draft = new Draft<{ text: string }>(`early:${author}:${form.dataset.event ?? ""}:${form.dataset.session || "event"}`, store);
  box.value ||= draft.read()?.text ?? "";
  const keep = (): void => void draft.keep({ text: box.value });
  const tell = (): void => {
    const told = form.querySelector("[data-unsent]");
    if (told) told.textContent = "Kept here. It goes as soon as the rest of this page has come.";
  };
  form.addEventListener("input", keep);
  form.addEventListener("submit", tell, { capture: true });
  holdUntil(form, new Promise<void>((come) => form.addEventListener(COMPOSING, () => come(), { once: true })).then(() => {
    form.removeEventListener("input", keep);
    form.removeEventListener("submit", tell, { capture: true });
    draft.forget();
  }));
}
