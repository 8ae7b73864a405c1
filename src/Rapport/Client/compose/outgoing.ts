import { timeOfDay } from "../lib/words";
import { eventZone } from "../lib/zone";
import type { Answer } from "./answer";

const ACCEPTED_SHOWN = 3;

/** The list of what was sent: each with its state, in words and (by its style) a symbol. */
export class Outgoing {
  constructor(private list: HTMLElement) {}

  show(id: string, excerpt: string, answer: Answer | "sending", again: () => void): void {
    const item = this.item(id, excerpt);
    item.dataset.state = answer === "sending" ? "sending" : answer.state;
    const state = item.querySelector<HTMLElement>(".state");
    if (state) state.textContent = words(answer);
    item.querySelector("button")?.remove();
    if (answer !== "sending" && answer.state === "waiting") item.append(button(again));
    this.prune();
  }

  drop(id: string): void {
    this.find(id)?.remove();
  }

  private item(id: string, excerpt: string): HTMLElement {
    const known = this.find(id);
    if (known) return known;
    const item = document.createElement("li");
    item.dataset.operation = id;
    const words = document.createElement("span");
    words.className = "excerpt";
    words.textContent = excerpt;
    const state = document.createElement("span");
    state.className = "state";
    state.setAttribute("role", "status");
    item.append(words, " ", state, " ");
    this.list.prepend(item);
    return item;
  }

  private find(id: string): HTMLElement | null {
    return this.list.querySelector<HTMLElement>(`[data-operation="${id}"]`);
  }

  private prune(): void {
    const accepted = [...this.list.querySelectorAll('[data-state="here"]')];
    accepted.slice(ACCEPTED_SHOWN).forEach((item) => item.remove());
  }
}

function words(answer: Answer | "sending"): string {
  if (answer === "sending") return "sending";
  if (answer.state === "here") return `on the server at ${timeOfDay(answer.at, eventZone())}`;
  return answer.state === "refused" ? `refused: ${answer.sentence}` : answer.sentence;
}

function button(again: () => void): HTMLButtonElement {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "word";
  button.dataset.again = "";
  button.textContent = "Try again";
  button.addEventListener("click", again);
  return button;
}
