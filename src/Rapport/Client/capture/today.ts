import { all, one } from "../lib/find";
import { make } from "../lib/make";
import { timeOfDay } from "../lib/words";
import { coveredBy } from "./coverage";
import { isOn } from "./propose";
import type { Session, Snapshot } from "./snapshot";

/** The programme as a reporter needs it: when, where, who speaks, who covers it; each one can be written into. */
export class Today {
  private list: HTMLElement | null;
  private shown = "";

  constructor(private part: HTMLElement, choose: (session: string) => void) {
    this.list = one("[data-today-list]", part);
    this.list?.addEventListener("click", (click) => {
      const button = click.target instanceof Element ? click.target.closest("button") : null;
      if (button?.value) choose(button.value);
    });
  }

  show(snapshot: Snapshot, chosen: string | null, now: number): void {
    this.part.hidden = snapshot.sessions.length === 0;
    const state = `${snapshot.taken} ${chosen} ${snapshot.sessions.map((session) => Number(isOn(session, now))).join("")}`;
    if (state === this.shown) return;
    this.shown = state;
    const days = new Map<string, Session[]>();
    for (const session of snapshot.sessions) {
      const name = dayOf(session, snapshot.event.zone);
      days.set(name, [...(days.get(name) ?? []), session]);
    }
    // A day that is over is out of the way, and one tap away.
    const today = dayOf({ startsAt: new Date(now).toISOString() }, snapshot.event.zone);
    const open = new Set(all("details[open]", this.part).map((part) => part.dataset.day));
    this.list?.replaceChildren(...[...days].map(([name, sessions]) => {
      const lines = make("ol");
      const draw = (): void => {
        if (lines.childElementCount === 0) lines.append(...sessions.map((session) => line(session, snapshot, chosen, now)));
      };
      const item = make("li");
      const details = make("details", null, { "data-day": name });
      details.open = name === today || days.size === 1 || open.has(name);
      if (details.open) draw();
      else details.addEventListener("toggle", draw); // A day that nobody looks at is not drawn.
      details.append(make("summary", name), lines);
      item.append(details);
      return item;
    }));
  }
}

function line(session: Session, { event: { zone }, person: { id: you } }: Snapshot, chosen: string | null, now: number): HTMLElement {
  const item = make("li", null, isOn(session, now) ? { class: "is-on" } : {});
  item.append(make("span", timeOfDay(new Date(session.startsAt), zone), { class: "time" }));
  const what = make("div");
  const title = make("a", session.title, { href: session.address });
  const facts = [session.room, session.speakers.join(", ") || null, session.isCancelled ? "cancelled" : null].filter((fact) => fact !== null);
  what.append(title, make("p", facts.join(" · "), { class: "small soft" }));
  const covered = coveredBy(session, you);
  if (covered) what.append(covered);
  item.append(what);
  if (!session.isCancelled && session.id !== chosen) item.append(make("button", "Write here", { type: "button", class: "word", value: session.id, "aria-label": `Write here: ${session.title}` }));
  return item;
}

function dayOf({ startsAt }: { startsAt: string }, zone: string): string {
  return new Intl.DateTimeFormat("en-GB", { weekday: "long", day: "numeric", month: "long", timeZone: zone }).format(new Date(startsAt));
}
