import type { NewText } from "../compose/amendment";
import { button } from "../compose/buttons";
import { one } from "../lib/find";
import { make } from "../lib/make";
import { timeOfDay } from "../lib/words";
import type { OwnEntry, Snapshot } from "./snapshot";

/** The latest are in view; all of them are a tap away. */
const SHOWN = 5;
const LONGEST = 200;

/** What one wrote oneself, from what was last seen; what is still under way stands in the list of what was sent. */
export class OwnEntries {
  private shown = "";

  constructor(private part: HTMLElement, private change: (shown: NewText, taken: string) => void) {}

  show(snapshot: Snapshot, underWay: ReadonlySet<string>): void {
    const entries = snapshot.own.filter((entry) => !underWay.has(entry.id));
    const state = `${snapshot.taken} ${entries.length}`;
    if (state === this.shown) return; // The queue changes often, and these lines seldom with it.
    this.shown = state;
    this.part.hidden = entries.length === 0;
    const titles = new Map(snapshot.sessions.map((session) => [session.id, session.title]));
    const lines = entries.map((entry) => {
      const made = line(entry, titles, snapshot.event.zone);
      // A sealed event takes no changes.
      if (entry.fields.text && !snapshot.event.isSealed) made.lastElementChild?.append(button("Change", () => this.change({ target: entry.id, basedOn: entry.revision, fields: entry.fields }, snapshot.taken)));
      return made;
    });
    one("[data-own-list]", this.part)?.replaceChildren(...lines.slice(0, SHOWN));
    one("[data-own-rest]", this.part)?.replaceChildren(...lines.slice(SHOWN));
    const [rest, summary] = [one("details", this.part), one("summary", this.part)];
    if (rest) rest.hidden = lines.length <= SHOWN;
    if (summary) summary.textContent = `${lines.length - SHOWN} earlier`;
  }
}

function line(entry: OwnEntry, titles: Map<string, string>, zone: string): HTMLElement {
  const item = make("li");
  const what = make("div");
  const words = (entry.fields.title || entry.fields.text || nameOf(entry)).replace(/\*+/g, "");
  const about = [nameOf(entry), entry.session ? titles.get(entry.session) : null].filter(Boolean).join(" · ");
  what.append(make("p", words.length > LONGEST ? `${words.slice(0, LONGEST - 1)}…` : words, { class: "own-words" }), make("p", about, { class: "small soft" }));
  item.append(make("a", timeOfDay(new Date(entry.capturedAt), zone), { class: "time", href: entry.address }), what);
  return item;
}

function nameOf(entry: OwnEntry): string {
  return entry.entry.charAt(0).toUpperCase() + entry.entry.slice(1);
}
