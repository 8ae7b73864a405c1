import type { Item } from "../offline/item";
import type { Shown } from "../offline/shown";
import type { Way } from "../offline/way";
import { timeOfDay } from "../lib/words";
import { eventZone } from "../lib/zone";
import { canHandOver } from "../offline/handOverOf";

const DELIVERED_SHOWN = 3;

interface Acts {
  again(): void;
  mend(item: Item): void;
  letGo(item: Item): void;
}

/** The list of what was written here: each with its state, in words and (by its style) a symbol. */
export class Outgoing {
  constructor(private list: HTMLElement, private acts: Acts) {}

  show({ items, ways }: Shown): void {
    const delivered = items.filter((item) => item.state.is === "here").slice(-DELIVERED_SHOWN);
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

  private fill(line: HTMLElement, item: Item, way: Way | undefined, speaks: boolean): void {
    const state = way && item.state.is === "waiting" ? "sending" : item.state.is;
    const said = words(item, way, speaks);
    const told = line.querySelector<HTMLElement>(".state");
    if (told && told.textContent !== said) told.textContent = said;
    const isStuck = item.state.is === "waiting" && item.state.sentence !== null;
    const look = speaks ? `waiting, speaks${isStuck ? ", stuck" : ""}` : state;
    line.dataset.state = state;
    if (line.dataset.look === look) return;
    line.dataset.look = look;
    line.querySelectorAll("button").forEach((button) => button.remove());
    if (speaks) line.append(button("Send now", () => this.acts.again()), ...(isStuck ? handOver("Hand over as a file", "") : []));
    if (state === "refused") line.append(button("Mend it", () => this.acts.mend(item)), " ", button("Let it go", () => this.acts.letGo(item)), ...handOver("Hand it over", item.id));
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

function words({ state }: Item, way: Way | undefined, speaks: boolean): string {
  if (state.is === "here") return `on the server at ${timeOfDay(new Date(state.at), eventZone())}`;
  if (state.is === "refused") return `refused: ${state.sentence}`;
  if (way) return way.part === null ? "sending" : `sending ${Math.floor(way.part)} %`;
  return state.sentence === null || !speaks ? "on this phone" : `on this phone. ${state.sentence}`;
}

/** Who makes the file listens for these. */
function handOver(words: string, item: string): (string | HTMLElement)[] {
  if (!canHandOver()) return [];
  const made = button(words, () => undefined);
  made.dataset.handOver = item;
  return [" ", made];
}

function button(words: string, act: () => void): HTMLButtonElement {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "word";
  button.textContent = words;
  // Else the focus moves, the box shrinks under the finger, and the press ends beside the button.
  button.addEventListener("mousedown", (press) => press.preventDefault());
  button.addEventListener("click", act);
  return button;
}
