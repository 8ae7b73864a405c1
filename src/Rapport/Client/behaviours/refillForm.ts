import { Draft } from "../lib/draft";
import { personHere } from "../lib/personHere";

interface Sent {
  basedOn: string;
  at: number;
  fields: [name: string, value: string][];
}

const HOUR = 3_600_000;

/** A long form that was sent when the log-in had run out comes back as it was typed, unless somebody changed the same meanwhile. */
export function refillForm(form: HTMLFormElement, store: Storage, now: () => number): void {
  const draft = new Draft<Sent>(`refill:${personHere() ?? ""}:${form.dataset.refill ?? ""}`, store);
  const basedOn = form.querySelector<HTMLInputElement>('input[name="basedOn"]')?.value ?? "";
  const sent = draft.read();
  if (sent?.basedOn === basedOn && now() - (sent.at ?? 0) < HOUR) for (const [name, value] of sent.fields ?? []) refill(form, name, value);
  else if (sent) draft.forget();
  form.addEventListener("submit", () => void draft.keep({ basedOn, at: now(), fields: typed(form) }));
}

function typed(form: HTMLFormElement): [string, string][] {
  return boxes(form).map((box) => [box.name, box.value]);
}

function refill(form: HTMLFormElement, name: string, value: string): void {
  const box = boxes(form).find((one) => one.name === name);
  if (box) box.value = value;
}

function boxes(form: HTMLFormElement): (HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement)[] {
  return [...form.querySelectorAll<HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement>("input, textarea, select")].filter(
    (box) => box.name !== "" && !["hidden", "file", "password", "radio", "checkbox"].includes(box.type),
  );
}
