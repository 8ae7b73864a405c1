import { nodes } from "../../lib/fragment";
import type { Item, State, Written } from "../../offline/item";
import type { Outward, Shown } from "../../offline/outward";
import type { Way } from "../../offline/way";
import type { Composer } from "../composer";
import { attach } from "../startComposer";

export const FORM = `<form data-composer data-event="e1" data-session="s1"><ol data-outgoing></ol><span data-unsent></span>
  <input name="title"><input name="url"><textarea name="text" placeholder="What?" data-ask-quote="The words"></textarea><input name="saidBy">
  <datalist><option value="Siân Prosser" data-speaker="sp1"></option></datalist><input name="alt"><input name="owner"><input name="due">
  <input type="radio" name="entry" value="note" checked><input type="radio" name="entry" value="quote"><button>Send</button></form>`;

export class FakeQueue implements Outward {
  items: Item[] = [];
  keeps = true;
  full = false;
  woken = 0;
  private ways = new Map<string, Way>();
  private show: ((shown: Shown) => void) | null = null;

  async add(written: Written[]): Promise<void> {
    if (this.full) throw new DOMException("full", "QuotaExceededError");
    for (const { item } of written) this.items.push({ ...item, order: this.items.length + 1, state: { is: "waiting", sentence: null } });
    this.tell();
  }
  async forget(id: string): Promise<void> {
    this.items = this.items.filter((item) => item.id !== id);
    this.tell();
  }
  kept: File | null = null;
  trouble: string | null = null;
  async file(): Promise<File | null> {
    return this.kept;
  }
  retried: string[] = [];
  async retry(isMeant: (item: Item) => boolean): Promise<void> {
    this.retried.push(...this.items.filter((item) => item.state.is === "refused" && isMeant(item)).map(({ id }) => id));
  }
  wake(): void {
    this.woken++;
  }
  onChange(show: (shown: Shown) => void): void {
    this.show = show;
    this.tell();
  }
  becomes(state: State): void {
    this.items = this.items.map((item) => ({ ...item, state }));
    this.tell();
  }
  goes(part: number | null): void {
    this.items.forEach((item) => this.ways.set(item.id, { is: "sending", part }));
    this.tell();
  }
  tell(): void {
    this.show?.({ items: this.items, ways: this.ways, keeps: this.keeps, trouble: this.trouble });
  }
}

export const box = (): HTMLTextAreaElement => document.querySelector("textarea")!;
export const states = (): (string | undefined)[] => [...document.querySelectorAll<HTMLElement>("[data-outgoing] li")].map((li) => li.dataset.state);
export const said = (): string | null => document.querySelector("[data-outgoing] .state")!.textContent;
export const unsent = (): string | null => document.querySelector("[data-unsent]")!.textContent;
export const press = (words: string): void => [...document.querySelectorAll("button")].find((button) => button.textContent === words)!.click();
export let queue: FakeQueue;

export function open(author = "p1"): Composer {
  document.body.replaceChildren(...nodes(FORM));
  return attach(document.querySelector("form")!, author, queue, localStorage);
}

export function type(words: string): void {
  box().value = words;
  box().dispatchEvent(new Event("input", { bubbles: true }));
}

export async function sent(words: string): Promise<Composer> {
  const composer = open();
  type(words);
  await composer.send();
  return composer;
}

/** Nothing is kept, and nothing waits. */
export function begin(): void {
  localStorage.clear();
  queue = new FakeQueue();
}
