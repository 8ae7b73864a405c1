import { one } from "../lib/find";
import type { Snapshot } from "./snapshot";

/** Gives the empty shell its event and its person. */
export function dress(main: HTMLElement, { event, person }: Snapshot): void {
  document.title = `Capture, ${event.title}`;
  Object.assign(main.dataset, { event: event.id, zone: event.zone });
  const space = one("[data-space]");
  if (space) space.textContent = event.space;
  one("[data-front]")?.setAttribute("href", event.address);
  const me = one(".me[data-person]");
  if (!me) return;
  me.dataset.person = person.id;
  me.textContent = person.name;
}
