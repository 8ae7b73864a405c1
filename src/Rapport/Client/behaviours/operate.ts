import { isBusy, whileBusy } from "../lib/busy";
import { one } from "../lib/find";
import type { Answer } from "../sending/answer";
import { operation } from "../sending/operation";
import { postTo, type Post } from "../sending/post";
import { confirmed } from "./confirm";
import { submitOperation } from "./operationForm";

/** Pin, highlight, take back, comment: what names its operation. One listener serves what comes in live, too. */
export function startOperations(main: HTMLElement): void {
  const post = postTo(main.dataset.event ?? "");
  main.addEventListener("click", (click) => {
    const button = click.target instanceof Element ? click.target.closest<HTMLButtonElement>("button[data-operation]") : null;
    if (button) void operate(button, post, () => location.reload());
  });
  main.addEventListener("submit", (submit) => {
    if (!(submit.target instanceof HTMLFormElement) || submit.target.dataset.operation === undefined) return;
    submit.preventDefault();
    void submitOperation(submit.target, post, go);
  });
}

function go(address: string | null): void {
  if (address === null) location.reload();
  else location.assign(address);
}

export async function operate(button: HTMLButtonElement, post: Post, reload: () => void): Promise<void> {
  if (isBusy(button) || !(await confirmed(button))) return;
  const answer = await whileBusy(button, () => post(operation(button.dataset.operation ?? "", bodyOf(button))));
  if (answer.state !== "here") return tell(button, answer);
  // Where the page follows live, the change arrives by itself.
  if (!button.closest("[data-live]")) reload();
}

function bodyOf(button: HTMLButtonElement): Record<string, unknown> {
  const { entry, comment, revision, textFrom } = button.dataset;
  const body: Record<string, unknown> = { target: entry ?? comment };
  if (revision) body.basedOn = Number(revision);
  const source = textFrom ? document.getElementById(textFrom) : null;
  if (source) body.text = source instanceof HTMLTextAreaElement ? source.value : source.textContent;
  return body;
}

function tell(button: HTMLButtonElement, answer: Exclude<Answer, { state: "here" }>): void {
  const place = button.parentElement;
  const note = place ? one(".wrong", place) ?? document.createElement("span") : null;
  if (!note) return;
  note.className = "wrong";
  note.setAttribute("role", "status");
  note.textContent = answer.sentence;
  place?.append(note);
}
