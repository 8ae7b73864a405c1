import type { Item } from "../offline/item";
import type { Shown } from "../offline/shown";
import type { Way } from "../offline/way";
import { timeOfDay } from "../lib/words";
import { eventZone } from "../lib/zone";

const DELIVERED_SHOWN = 3;

interface Acts {
  again(): void;
  mend(item: Item): void;
  change(item: Item): void;
  letGo(item: Item): void;
}

/** The list of what was written here: each with its state, in words and (by its style) a symbol. */
export class Outgoing {
  constructor(private list: HTMLElement, private acts: Acts) {
    // The box closes when it loses the focus, and what one presses would move away before one lets go.
    list.addEventListener("mousedown", (press) => {
      if (press.target instanceof Element && press.target.closest("a, button")) press.preventDefault();
    });
  }

  show({ items, ways }: Shown): void {
    const here = items.filter((item) => item.state.is === "here");
    const delivered = here.filter((item, place) => place >= here.length - DELIVERED_SHOWN || isCompeting(item));
    const shown = [...items.filter((item) => item.state.is !== "here"), ...delivered].sort((a, b) => b.order - a.order);
    const known = new Map([...this.list.children].map((line) => [line.getAttribute("data-operation"), line]));
    // What keeps one waiting keeps them all: the newest says it.
    const spokesman = shown.find((item) => item.state.is === "waiting" && !ways.has(item.id));
    const lines = shown.map((item) => {
      const line = known.get(item.id) ?? made(item);
      this.fill(line as HTMLElement, item, ways.get(item.id), item === spokesman);
      return line;
    });
    if (lines.some((line, place) => this.list.children[place] !== line) || lines.length !== this.list.children.length) this.list.replaceChildren(...lines);
  }

  /** Where both texts stand side by side; whoever has gone there has been told. */
  private choice(item: Item): HTMLAnchorElement {
    const link = document.createElement("a");
    link.textContent = "Choose";
    link.href = `${this.list.closest("form")?.getAttribute("action")?.replace(/capture$/, "") ?? ""}entries/${String(item.body.target)}#texts`;
    return link;
  }

  private fill(line: HTMLElement, item: Item, way: Way | undefined, speaks: boolean): void {
    const state = way && item.state.is === "waiting" ? "sending" : item.state.is;
    const said = stateWords(item, way, speaks);
    const told = line.querySelector<HTMLElement>(".state");
    if (told && told.textContent !== said) told.textContent = said;
    const look = speaks ? "waiting, speaks" : isCompeting(item) ? "competing" : state;
    line.dataset.state = state;
    if (line.dataset.look === look) return;
    line.dataset.look = look;
    line.querySelectorAll("button").forEach((button) => button.remove());
    if (speaks) line.append(button("Send now", () => this.acts.again()));
    line.querySelector("a")?.remove();
    if (isCompeting(item)) line.append(this.choice(item));
    else if (item.kind === "entry.post" && state !== "refused" && item.body.text) line.append(button("Change", () => this.acts.change(item)));
    if (state === "refused") line.append(button("Mend it", () => (item.kind === "entry.amend" ? this.acts.change(item) : this.acts.mend(item))), " ", button("Let it go", () => this.acts.letGo(item)));
  }
}

function made(item: Item): HTMLElement {
  const line = document.createElement("li");
  line.dataset.operation = item.id;
  const words = document.createElement("span");
  words.className = "excerpt";
  words.textContent = item.excerpt;
  const state = document.createElement("span");
  state.className = "state";
  state.setAttribute("role", "status");
  line.append(words, " ", state, " ");
  return line;
}

function isCompeting({ state }: Item): boolean {
  return state.is === "here" && state.competing === true;
}

export function stateWords({ state }: Item, way: Way | undefined, speaks: boolean): string {
  if (state.is === "here") return `on the server at ${timeOfDay(new Date(state.at), eventZone())}${state.competing ? ". Somebody changed it meanwhile: both texts are kept" : ""}`;
  if (state.is === "refused") return `refused: ${state.sentence}`;
  if (way) return way.part === null ? "sending" : `sending ${Math.floor(way.part)} %`;
  return state.sentence === null || !speaks ? "on this phone" : `on this phone. ${state.sentence}`;
}

function button(words: string, act: () => void): HTMLButtonElement {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "word";
  button.textContent = words;
  button.addEventListener("click", act);
  return button;
}
