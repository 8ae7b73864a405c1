import { textOfShown } from "../compose/amendment";
import { Completion } from "../compose/completion";
import type { Composer } from "../compose/composer";
import { one } from "../lib/find";
import { furnish } from "./furnish";
import { OwnEntries } from "./ownEntries";
import { propose } from "./propose";
import type { Remembered } from "./remembered";
import type { Seen } from "./shelf";
import type { Snapshot } from "./snapshot";
import { Today } from "./today";
import { Where } from "./where";

/** The reporter's page from what was last seen of the event; on a page from the server it adds to what stands there. */
export class CapturePage {
  composer: Composer | null = null;
  private seen: Seen | null = null;
  private where: Where | null;
  private today: Today | null;
  private own: OwnEntries | null;
  private underWay: ReadonlySet<string> = new Set();

  constructor(readonly form: HTMLFormElement, private remembered: Remembered, private chosen: string | null, private moved: (session: string | null) => void) {
    const [where, today, own] = [one("form[data-where]"), one("[data-today]"), one("[data-own]")];
    this.where = where instanceof HTMLFormElement ? new Where(where, (session) => this.choose(session), (room) => this.stay(room)) : null;
    this.today = today ? new Today(today, (session) => this.choose(session)) : null;
    this.own = own ? new OwnEntries(own, (shown, taken) => this.composer?.changes.open((known) => textOfShown(shown, taken, known))) : null;
    const box = form.querySelector<HTMLTextAreaElement>("textarea[name=text]");
    if (box) new Completion(box, async () => this.seen?.glossary ?? { terms: [] });
    form.querySelector("select[name=visibility]")?.addEventListener("change", ({ target }) => {
      if (target instanceof HTMLSelectElement) target.dataset.picked = target.value;
    });
  }

  get snapshot(): Snapshot | null {
    return this.seen?.snapshot ?? null;
  }

  /** The server's clock, as far as this device knows it: its own may be an hour wrong. */
  get now(): number {
    return this.seen ? Date.now() + Date.parse(this.seen.snapshot.taken) - this.seen.at.getTime() : Date.now();
  }

  show(seen: Seen): void {
    this.seen = seen;
    furnish(this.form, seen.snapshot, this.chosen);
    this.draw();
  }

  sends(ids: ReadonlySet<string>): void {
    this.underWay = ids;
    if (this.seen) this.own?.show(this.seen.snapshot, ids);
  }

  /** Goes where the clock and the room say, unless somebody is writing: nothing moves under a thumb. */
  tick(): void {
    const seen = this.seen;
    if (!seen) return;
    const proposed = propose(seen.snapshot.sessions, this.remembered.whereabouts, this.now, seen.snapshot.person.id);
    if (proposed !== this.chosen && this.composer?.isEmpty !== false) this.go(proposed);
    this.draw();
  }

  private choose(session: string | null): void {
    this.remembered.choose(session, this.now);
    this.go(session);
    this.draw();
  }

  private stay(room: string | null): void {
    this.remembered.stay(room);
    this.tick();
  }

  private go(session: string | null): void {
    if (session === this.chosen) return;
    this.chosen = session;
    if (this.seen) furnish(this.form, this.seen.snapshot, session);
    this.composer?.move();
    this.moved(session);
  }

  private draw(): void {
    if (!this.seen) return;
    const { snapshot } = this.seen;
    this.where?.show(snapshot, this.chosen, this.remembered.whereabouts.room, this.now);
    this.today?.show(snapshot, this.chosen, this.now);
    this.own?.show(snapshot, this.underWay);
  }
}
