import type { Recordings } from "../offline/recordings";
import { clock } from "./stopwatch";

/** Offers what was being recorded when a page was closed or killed. */
export async function offerUnfinished(
  list: HTMLElement, store: Pick<Recordings, "left" | "whole" | "forget">, place: { event: string; author: string }, keep: (id: string, kind: string, whole: Blob) => void,
): Promise<void> {
  const left = await store.left(place.event, place.author);
  list.hidden = left.length === 0;
  list.replaceChildren(...left.map(({ id, kind, seconds }) => {
    const line = document.createElement("li");
    const done = (): void => {
      line.remove();
      list.hidden = list.children.length === 0;
    };
    const words = document.createElement("span");
    words.textContent = `A recording of ${clock(seconds * 1000)} was not finished.`;
    const taken = button("Keep it", () => void store.whole(id).then((whole) => {
      keep(id, kind, whole);
      done();
    }));
    const dropped = button("Let it go", () => {
      if (confirm("This recording will be gone for good. Let it go?")) void store.forget(id).then(done);
    });
    line.append(words, taken, dropped);
    return line;
  }));
}

function button(name: string, act: () => void): HTMLButtonElement {
  const made = document.createElement("button");
  [made.type, made.className, made.textContent] = ["button", "word", name];
  made.addEventListener("click", act);
  return made;
}
