import { one } from "../lib/find";
import { personHere } from "../lib/personHere";
import type { Item } from "../offline/item";
import type { Outward, Shown } from "../offline/outward";
import { Queue } from "../offline/queue";
import { unkept } from "../offline/unkept";
import { amendmentOf, type NewText } from "./amendment";
import { stateWords } from "./stateWords";

export async function startAmending(main: HTMLElement, forms: HTMLFormElement[]): Promise<void> {
  const author = personHere();
  const { event } = main.dataset;
  if (author && event) attachAmending(forms, event, author, await Queue.open(event, author), renew);
}

/** Forms that change an entry go through the queue: the change is kept on this device before anything else happens to it. */
export function attachAmending(forms: HTMLFormElement[], event: string, author: string, queue: Outward, leave: (part: string) => void): void {
  let shown: Shown | null = null;
  let mine: { id: string; form: HTMLFormElement } | null = null;
  queue.onChange((now) => {
    mine ??= shown === null ? leftHere(forms, now.items) : null;
    shown = now;
    const item = now.items.find(({ id }) => id === mine?.id);
    if (!item || !mine) return;
    tell(mine.form, stateWords(item, now.ways.get(item.id), true, now.trouble));
    // Whoever writes on in the box keeps the page.
    if (item.state.is === "here" && textOf(mine.form).fields.text === item.body.text) leave(item.state.competing ? "texts" : "");
  });
  for (const form of forms) {
    form.dataset.queued = "";
    form.addEventListener("submit", (submit) => {
      submit.preventDefault();
      if (!shown || (mine && shown.ways.has(mine.id))) return;
      const item = amendmentOf(event, author, textOf(form), shown.items);
      const refused = shown.items.find(({ id, state }) => id === mine?.id && state.is === "refused");
      mine = { id: item.id, form };
      queue.add([{ item, file: null }]).then(() => (refused ? queue.forget(refused.id) : undefined)).catch((error: unknown) => {
        mine = null;
        tell(form, `${unkept(error)} Your words are still in the box.`);
      });
    });
  }
}

/** What was changed before the page was left, and has not arrived: its words stand in the box again. */
function leftHere(forms: HTMLFormElement[], items: Item[]): { id: string; form: HTMLFormElement } | null {
  const form = forms.find((each) => each.closest("#edit"));
  const left = items.findLast(({ kind, body, state }) => kind === "entry.amend" && body.target === form?.dataset.amend && state.is !== "here");
  const box = form?.querySelector<HTMLTextAreaElement>("textarea");
  if (!form || !left || !box) return null;
  box.value = String(left.body.text ?? "");
  return { id: left.id, form };
}

function textOf(form: HTMLFormElement): NewText {
  const data = new FormData(form);
  const said = (name: string): string => String(data.get(`Input.${name}`) ?? "");
  const { amend = "", kind } = form.dataset;
  const who = kind === "quote" ? { saidBy: { name: said("Who") } } : kind === "action" ? { owner: { name: said("Who") }, due: said("Due") || null } : {};
  return { target: amend, basedOn: Number(said("BasedOn")), fields: { text: said("Text"), title: said("Title"), url: said("Url"), alt: said("Alt"), ...who } };
}

function tell(form: HTMLFormElement, words: string): void {
  const line = one("[data-told]", form) ?? document.createElement("p");
  [line.className, line.dataset.told] = ["hint", ""];
  line.setAttribute("role", "status");
  if (!line.isConnected) form.append(line);
  if (line.textContent !== words) line.textContent = words;
}

function renew(part: string): void {
  history.replaceState(null, "", location.pathname + (part && `#${part}`));
  location.reload();
}
