import { all, one } from "../lib/find";
import type { Answer } from "../sending/answer";
import type { Post } from "../sending/post";
import { errandFor, type Errand } from "./errand";

interface Going {
  errand: Errand | null;
  sending: boolean;
}

const going = new WeakMap<HTMLFormElement, Going>();

/** A form that names an operation sends it in place, and keeps its words until the server has them.
    Without script the same form posts to its own address. */
export async function submitOperation(form: HTMLFormElement, post: Post, leave: (address: string | null) => void): Promise<void> {
  const mine = going.get(form) ?? { errand: null, sending: false };
  going.set(form, mine);
  if (mine.sending) return;
  const said = bodyOf(form);
  mine.errand = errandFor(JSON.stringify(said), mine.errand, form.dataset.operation ?? "", said);
  mine.sending = true;
  tell(form, "Sending");
  const answer = await post(mine.errand.operation);
  mine.sending = false;
  if (answer.state !== "waiting") mine.errand = null;
  settle(form, answer, leave);
}

function settle(form: HTMLFormElement, answer: Answer, leave: (address: string | null) => void): void {
  if (answer.state !== "here") return tell(form, answer.sentence);
  form.reset();
  if (answer.held) return tell(form, "It is kept, and is shown as soon as somebody on the team has let you in.");
  tell(form, "");
  form.closest("details")?.removeAttribute("open");
  const next = form.dataset.next ?? null;
  if (next !== null || !form.closest("[data-live]")) leave(next);
}

export function bodyOf(form: HTMLFormElement): Record<string, unknown> {
  const body: Record<string, unknown> = {};
  for (const [name, value] of new FormData(form)) {
    if (typeof value !== "string" || name.startsWith("_")) continue; // What begins with _ is for the page without script.
    body[name] = isTick(form, name) ? true : name === "basedOn" ? Number(value) : name === "text" ? value : value.trim() || null;
  }
  if (typeof body.saidBy === "string") {
    const known = all("option[data-speaker]", form).find((option) => option.getAttribute("value") === body.saidBy);
    body.saidBy = known ? { speaker: known.dataset.speaker } : { name: body.saidBy };
  }
  return body;
}

function isTick(form: HTMLFormElement, name: string): boolean {
  const control = form.elements.namedItem(name);
  return control instanceof HTMLInputElement && control.type === "checkbox";
}

function tell(form: HTMLFormElement, words: string): void {
  let line = one("[data-told]", form);
  if (!line) {
    line = document.createElement("p");
    line.className = "hint";
    line.dataset.told = "";
    line.setAttribute("role", "status");
    form.append(line);
  }
  line.textContent = words;
}
