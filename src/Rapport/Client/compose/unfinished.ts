import { make } from "../lib/make";
import type { Recordings, Unfinished } from "../offline/recordings";
import { button } from "./buttons";
import { clock } from "./stopwatch";

/** Offers what was being recorded when a page was closed or killed. */
export async function offerUnfinished(
  list: HTMLElement, store: Pick<Recordings, "left" | "whole" | "forget">, place: { event: string; author: string }, keep: (left: Unfinished, whole: Blob) => void,
): Promise<void> {
  const left = await store.left(place.event, place.author);
  list.hidden = left.length === 0;
  list.replaceChildren(...left.map((one) => {
    const { id, seconds } = one;
    const line = make("li");
    const done = (): void => {
      line.remove();
      list.hidden = list.children.length === 0;
    };
    const words = make("span", `A recording of ${clock(seconds * 1000)} was not finished.`);
    const taken = button("Keep it", () => void store.whole(id).then((whole) => {
      keep(one, whole);
      done();
    }));
    const dropped = button("Delete", () => {
      if (confirm("This recording will be gone for good. Delete it?")) void store.forget(id).then(done);
    });
    line.append(words, taken, dropped);
    return line;
  }));
}
