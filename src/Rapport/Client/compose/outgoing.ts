import { make } from "../lib/make";
import type { Item } from "../offline/item";
import type { Shown } from "../offline/outward";
import { button, handOver } from "./buttons";
import { behind, isCompeting, stateWords } from "./stateWords";

const DELIVERED_SHOWN = 3;
/** Of what waits; a list of a thousand would slow down whoever writes on. */
const WAITING_SHOWN = 20;

interface Acts {
  again(): void;
  /** What was refused, as it is. */
  resend(item: Item): void;
  mend(item: Item): void;
  /** Null where it cannot be changed. */
  change: ((item: Item) => void) | null;
  letGo(item: Item): void;
}

/** The list of what was written here: each with its state, in words and (by its style) a symbol. */
export class Outgoing {
  private all = false;

  constructor(private list: HTMLElement, private acts: Acts) {
    // The box closes when it loses the focus, and what one presses would move away before one lets go.
    list.addEventListener("mousedown", (press) => {
      if (press.target instanceof Element && press.target.closest("a, button")) press.preventDefault();
    });
  }

  show(queue: Shown): void {
    const { ways } = queue;
    // What is made of a passage says how that stands, unless it was refused itself.
    const items = queue.items.filter(({ kind, state }) => kind !== "passage.mark" || state.is === "refused");
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
    const here = of("here");
    const delivered = here.filter((item, place) => place >= here.length - DELIVERED_SHOWN || isCompeting(item));
    return [...of("refused"), ...waiting, ...delivered].sort((a, b) => b.order - a.order);
  }

  private more(count: number, queue: Shown): HTMLElement {
    const line = make("li", `${count} more on this device. `);
    line.append(button("Show all", () => {
      this.all = true;
      this.show(queue);
    }));
    return line;
  }

  private fill(line: HTMLElement, item: Item, { ways, trouble, follows }: Shown, speaks: boolean): void {
    const way = ways.get(item.id);
    const state = way && item.state.is === "waiting" ? "sending" : item.state.is;
    const said = stateWords(item, way, speaks, trouble) + behind(item, follows);
    const told = line.querySelector<HTMLElement>(".state");
    if (told && told.textContent !== said) told.textContent = said;
    const isStuck = item.state.is === "waiting" && item.state.sentence !== null;
    const look = speaks ? `waiting, speaks${isStuck ? ", stuck" : ""}` : isCompeting(item) ? "competing" : state;
    line.dataset.state = state;
    if (line.dataset.look === look) return;
    line.dataset.look = look;
    line.querySelectorAll("button").forEach((button) => button.remove());
    if (speaks) line.append(button("Send now", () => this.acts.again()), ...(isStuck ? handOver("Hand over as a file", "") : []));
    line.querySelector("a")?.remove();
    if (isCompeting(item)) line.append(choice(item));
    else if (this.acts.change && item.kind === "entry.post" && state !== "refused" && item.body.text) line.append(button("Change", () => this.acts.change?.(item)));
    if (state === "refused") line.append(button("Send again", () => this.acts.resend(item)), " ", button("Edit and send again", () => (item.kind === "entry.amend" ? this.acts.change?.(item) : this.acts.mend(item))), " ", button("Delete", () => this.acts.letGo(item)), ...handOver("Hand it over", item.id));
  }
}

/** Where both texts stand side by side. */
function choice(item: Item): HTMLAnchorElement {
  const event = location.pathname.split("/").slice(0, 3).join("/");
  return make("a", "Choose", { href: `${event}/entries/${String(item.body.target)}#texts` });
}

function made(item: Item): HTMLElement {
  const line = make("li", null, { "data-operation": item.id });
  line.append(make("span", item.excerpt, { class: "excerpt" }), " ", make("span", null, { class: "state", role: "status" }), " ");
  return line;
}
