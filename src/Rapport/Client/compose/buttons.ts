import { canHandOver } from "../handover/handOverOf";
import { make } from "../lib/make";

export function button(words: string, act: () => void): HTMLButtonElement {
  const made = make("button", words, { type: "button", class: "word" });
  // Else the focus moves, the box shrinks under the finger, and the press ends beside the button.
  made.addEventListener("mousedown", (press) => press.preventDefault());
  made.addEventListener("click", act);
  return made;
}

/** For one item, or for all: "". Who makes the file listens for these. */
export function handOver(words: string, item: string): (string | HTMLElement)[] {
  if (!canHandOver()) return [];
  const made = button(words, () => undefined);
  made.dataset.handOver = item;
  return [" ", made];
}
