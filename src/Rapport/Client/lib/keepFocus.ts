import { all, having, one } from "./find";

const CONTROLS = "a[href], button, summary, input, textarea, select";

/** Puts something else in a place of the page: who had the focus in it keeps it, on the same control, or on what came. */
export function keepFocus(place: HTMLElement, change: () => HTMLElement): void {
  const focused = document.activeElement;
  const back = focused instanceof HTMLElement && place.contains(focused) ? twinOf(focused, place) : null;
  const now = change();
  if (!back || now.contains(document.activeElement)) return;
  const twin = back(now) ?? now;
  if (twin === now) twin.tabIndex = -1;
  twin.focus({ preventScroll: true });
}

/** How the same control is found in what comes: by its name or its address, else by its place among its like. */
function twinOf(control: HTMLElement, place: HTMLElement): (now: HTMLElement) => HTMLElement | null {
  const [id, href] = [control.id, control.getAttribute("href")];
  if (id) return (now) => one(having("id", id), now);
  const order = all(CONTROLS, place).indexOf(control);
  return (now) => (href ? one(having("href", href), now) : null) ?? all(CONTROLS, now).filter((other, at) => at === order && other.tagName === control.tagName)[0] ?? null;
}
