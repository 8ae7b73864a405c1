import { all, one } from "../lib/find";
import { make } from "../lib/make";
import { timeOfDay } from "../lib/words";
import { chosenIn } from "./chosenIn";
import { offered } from "./propose";
import type { Session, Snapshot } from "./snapshot";

/** Where one is: what runs now within one tap, every session and room behind a word. */
export class Where {
  private chips: HTMLElement | null;
  private rooms: HTMLSelectElement | null;
  private sessions: HTMLSelectElement | null;
  private shown = "";

  constructor(private form: HTMLFormElement, chosen: (session: string | null) => void, stays: (room: string | null) => void) {
    this.chips = one("[data-chips]", form);
    this.rooms = form.querySelector<HTMLSelectElement>("[data-room]");
    this.sessions = form.querySelector<HTMLSelectElement>("[data-session-choice]");
    form.addEventListener("submit", (submit) => {
      submit.preventDefault();
      const { submitter } = submit;
      if (submitter instanceof HTMLButtonElement && submitter.name === "session") chosen(submitter.value || null);
      else if (this.sessions) chosen(this.sessions.value || null);
    });
    if (this.sessions) chosenIn(this.sessions, (session) => chosen(session || null));
    if (this.rooms) chosenIn(this.rooms, (room) => stays(room || null));
    const go = one("[data-go]", form);
    if (go) go.hidden = true; // With script the choice itself goes there.
  }

  show(snapshot: Snapshot, chosen: string | null, room: string | null, now: number): void {
    const { zone } = snapshot.event;
    const near = offered(snapshot.sessions, chosen, now);
    const buttons = [whole(chosen), ...near.map((session) => chip(session, chosen, zone))];
    // Only what changed is drawn again, or a keyboard would lose its place at each tick of the clock.
    if (this.chips && signature(buttons) !== signature(all("button", this.chips))) {
      const focused = all("button", this.chips).find((button) => button === document.activeElement)?.getAttribute("value");
      this.chips.replaceChildren(...buttons);
      buttons.find((button) => button.getAttribute("value") === focused)?.focus({ preventScroll: true });
      buttons.find((button) => button.ariaPressed === "true")?.scrollIntoView?.({ block: "nearest", inline: "nearest" });
    }
    const state = `${snapshot.taken} ${chosen} ${room}`;
    // A large programme is many lines, and the clock ticks often. A list that somebody has open stays as it is.
    if (state === this.shown || document.activeElement instanceof HTMLSelectElement) return;
    this.shown = state;
    const taking = snapshot.sessions.filter((session) => !session.isCancelled);
    choices(this.sessions, [["", "The event as a whole"], ...taking.map((session): [string, string] => [session.id, `${day(session, zone)} ${session.title}`])], chosen ?? "");
    const names = [...new Set(taking.flatMap((session) => session.room ?? []))];
    choices(this.rooms, [["", "None: I move about"], ...names.map((name): [string, string] => [name, name])], room ?? "");
    const field = one("[data-for-room]", this.form);
    if (field) field.hidden = names.length < 2;
  }
}

function chip(session: Session, chosen: string | null, zone: string): HTMLElement {
  const button = make("button", null, { class: "where-one", name: "session", value: session.id, "aria-pressed": String(session.id === chosen) });
  const at = timeOfDay(new Date(session.startsAt), zone);
  button.append(make("b", session.title), " ", make("span", session.room ? `${at}, ${session.room}` : at));
  return button;
}

function whole(chosen: string | null): HTMLElement {
  const button = make("button", null, { class: "where-one", name: "session", value: "", "aria-pressed": String(chosen === null) });
  button.append(make("b", "The event as a whole"));
  return button;
}

function signature(buttons: HTMLElement[]): string {
  return buttons.map((button) => `${button.getAttribute("value")} ${button.getAttribute("aria-pressed")} ${button.textContent}`).join("\n");
}

function choices(select: HTMLSelectElement | null, options: [string, string][], value: string): void {
  if (!select) return;
  select.replaceChildren(...options.map(([id, name]) => make("option", name, { value: id })));
  select.value = value;
}

function day(session: Session, zone: string): string {
  return new Intl.DateTimeFormat("en-GB", { weekday: "short", hour: "2-digit", minute: "2-digit", timeZone: zone }).format(new Date(session.startsAt)).replace(",", "");
}
