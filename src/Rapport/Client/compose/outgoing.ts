import type { Item } from "../offline/item";
import type { Shown } from "../offline/shown";
import type { Way } from "../offline/way";
import { make } from "../lib/make";
import { timeOfDay } from "../lib/words";
import { eventZone } from "../lib/zone";
import { button, handOver } from "./buttons";

const DELIVERED_SHOWN = 3;
/** Of what waits; a list of a thousand would slow down whoever writes on. */
const WAITING_SHOWN = 20;

interface Acts {
  again(): void;
  mend(item: Item): void;
  letGo(item: Item): void;
}

/** The list of what was written here: each with its state, in words and (by its style) a symbol. */
export class Outgoing {
  private all = false;

  constructor(private list: HTMLElement, private acts: Acts) {}

  show(queue: Shown): void {
    const { items, ways } = queue;
    const shown = this.choose(items);
    const known = new Map([...this.list.children].map((line) => [line.getAttribute("data-operation"), line]));
    // What keeps one waiting keeps them all: the newest says it.
    const spokesman = shown.find((item) => item.state.is === "waiting" && !ways.has(item.id));
    const lines = shown.map((item) => {
      const line = known.get(item.id) ?? made(item);
      this.fill(line as HTMLElement, item, queue, item === spokesman);
      return line;
    });
    const rest = items.filter((item) => item.state.is !== "here").length - shown.filter((item) => item.state.is !== "here").length;
    if (rest > 0) lines.push(this.more(rest, queue));
    const part = this.list.closest<HTMLElement>("[data-sent]");
    if (part) part.hidden = lines.length === 0;
    if (lines.some((line, place) => this.list.children[place] !== line) || lines.length !== this.list.children.length) this.list.replaceChildren(...lines);
  }

  /** What was refused wants somebody: it is always there. */
  private choose(items: Item[]): Item[] {
    const of = (is: Item["state"]["is"]): Item[] => items.filter((item) => item.state.is === is);
    const waiting = this.all ? of("waiting") : of("waiting").slice(-WAITING_SHOWN);
    return [...of("refused"), ...waiting, ...of("here").slice(-DELIVERED_SHOWN)].sort((a, b) => b.order - a.order);
  }

  private more(count: number, queue: Shown): HTMLElement {
    const line = make("li", `${count} more on this phone. `);
    line.append(button("Show all", () => {
      this.all = true;
      this.show(queue);
    }));
    return line;
  }

  private fill(line: HTMLElement, item: Item, { ways, trouble, follows }: Shown, speaks: boolean): void {
    const way = ways.get(item.id);
    const state = way && item.state.is === "waiting" ? "sending" : item.state.is;
    const said = words(item, way, speaks, trouble) + behind(item, follows);
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
  const line = make("li", null, { "data-operation": item.id });
  line.append(make("span", item.excerpt, { class: "excerpt" }), " ", make("span", null, { class: "state", role: "status" }), " ");
  return line;
}

function words({ state }: Item, way: Way | undefined, speaks: boolean, trouble: string | null): string {
  if (state.is === "here") return `on the server at ${timeOfDay(new Date(state.at), eventZone())}`;
  if (state.is === "refused") return `refused: ${state.sentence}`;
  if (way) return way.part === null ? "sending" : `sending ${Math.floor(way.part)} %`;
  const why = trouble ?? state.sentence;
  return why === null || !speaks ? "on this phone" : `on this phone. ${why}`;
}

/** What is still here of something that is shown on the server. */
function behind({ state, file }: Item, follows: Shown["follows"]): string {
  const refused = state.is === "here" && file !== null ? follows?.get(file) : undefined;
  if (refused === undefined) return "";
  return refused === null ? ", the original follows" : `. Its original is kept here: ${refused}`;
}
