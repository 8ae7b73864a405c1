import { all, having } from "../lib/find";
import { nodes } from "../lib/fragment";
import { keepFocus } from "../lib/keepFocus";

/** Gives a part of the page its new content; who had the focus in it keeps it, on the same link or button. */
export function renew(region: string, html: string): void {
  for (const place of all(having("data-region", region))) fill(place, nodes(html));
}

export function fill(place: HTMLElement, content: Node[]): void {
  keepFocus(place, () => {
    place.replaceChildren(...content);
    return place;
  });
}
