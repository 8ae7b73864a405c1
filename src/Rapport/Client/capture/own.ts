import { one } from "../lib/find";
import { make } from "../lib/make";
import { timeOfDay } from "../lib/words";
import type { OwnEntry, Snapshot } from "./snapshot";

/** The latest are in view; all of them are a tap away. */
const SHOWN = 5;

/** What one wrote oneself, from what was last seen; what is still under way stands in the list of what was sent. */
export function showOwn(part: HTMLElement, snapshot: Snapshot, underWay: ReadonlySet<string>): void {
  const entries = snapshot.own.filter((entry) => !underWay.has(entry.id));
  part.hidden = entries.length === 0;
  const titles = new Map(snapshot.sessions.map((session) => [session.id, session.title]));
  const lines = entries.map((entry) => line(entry, titles, snapshot.event.zone));
  const rest = one("details", part);
  const [list, more, summary] = [one("[data-own-list]", part), one("[data-own-rest]", part), one("summary", part)];
  list?.replaceChildren(...lines.slice(0, SHOWN));
  more?.replaceChildren(...lines.slice(SHOWN));
  if (rest) rest.hidden = lines.length <= SHOWN;
  if (summary) summary.textContent = `${lines.length - SHOWN} earlier`;
}

function line(entry: OwnEntry, titles: Map<string, string>, zone: string): HTMLElement {
  const item = make("li");
  const what = make("div");
  const words = entry.title || entry.text || nameOf(entry);
  what.append(make("a", words.length > 200 ? `${words.slice(0, 199)}…` : words, { href: entry.address }), make("p", [nameOf(entry), entry.session ? titles.get(entry.session) : null].filter(Boolean).join(" · "), { class: "kicker" }));
  item.append(make("span", timeOfDay(new Date(entry.capturedAt), zone), { class: "time" }), what);
  return item;
}

function nameOf(entry: OwnEntry): string {
  return entry.entry.charAt(0).toUpperCase() + entry.entry.slice(1);
}
