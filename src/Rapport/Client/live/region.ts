import { all, having, one } from "../lib/find";
import { nodes } from "../lib/fragment";

/** Gives a part of the page its new content; who had the focus in it keeps it, on the same link or button. */
export function renew(region: string, html: string): void {
  for (const place of all(having("data-region", region))) fill(place, nodes(html));
}

export function fill(place: HTMLElement, content: Node[]): void {
  const mark = markOf(document.activeElement, place);
  place.replaceChildren(...content);
  if (mark) one(mark, place)?.focus({ preventScroll: true });
}

function markOf(element: Element | null, place: HTMLElement): string | null {
  if (!element || !place.contains(element)) return null;
  if (element.id) return having("id", element.id);
  const href = element.getAttribute("href");
  return href ? having("href", href) : null;
}
