import { all, one } from "../lib/find";
import { element } from "../lib/fragment";
import { keepPlace } from "../lib/keepPlace";
import { personHere } from "../lib/personHere";
import { fresh, timeOfDay } from "../lib/words";
import { eventZone } from "../lib/zone";
import { Announcer } from "./announce";
import { CatchUp } from "./catchUp";
import type { SubjectChange } from "./change";
import { Hold } from "./hold";
import { fits, insert, itemIn, pushes, replace } from "./stream";

/** One list on the page with its bar: what comes in is shown, or waits behind "3 new". */
export class StreamView {
  private hold = new Hold();
  private announcer: Announcer;
  private catchUp: CatchUp;
  private newButton: HTMLElement | null;
  private pauseButton: HTMLElement | null;

  constructor(private list: HTMLElement) {
    const part = list.closest<HTMLElement>(".part") ?? document.body;
    this.newButton = one("[data-show-new]", part);
    this.pauseButton = one("[data-pause]", part);
    const said = one("[data-said]", part);
    this.announcer = new Announcer((words) => {
      if (said) said.textContent = `${words} at ${timeOfDay(new Date(), eventZone())}`;
    }, Date.now);
    this.catchUp = new CatchUp(one("[data-catch-up]", part), Date.now);
    this.newButton?.addEventListener("click", () => this.showAll());
    this.pauseButton?.addEventListener("click", () => this.pause());
    if (this.pauseButton) this.pauseButton.hidden = false;
    addEventListener("scroll", () => this.whenBackAtTop(), { passive: true });
  }

  show(change: SubjectChange): void {
    const shown = itemIn(this.list, change.subject);
    if (shown) return this.put(change, shown);
    if (!change.html || change.change === "gone" || !fits(this.list, change)) return;
    const alreadyWaiting = this.hold.has(change.subject);
    // What came late goes where it belongs, and is no news.
    if (change.late && !this.hold.paused && !alreadyWaiting) return this.put(change, null);
    // One's own words are told where they were written.
    if (!alreadyWaiting && !change.late && change.by !== personHere()) this.announcer.count();
    if (!alreadyWaiting && !this.mustWait()) return this.put(change, null);
    this.hold.keep(change);
    this.renewButton();
  }

  gone(subject: string): void {
    this.hold.drop(subject);
    this.renewButton();
  }

  private put(change: SubjectChange, shown: HTMLElement | null): void {
    const item = change.html ? element(change.html) : null;
    if (!item) return;
    item.dataset.at ??= change.at;
    one(".empty", this.list.closest(".part") ?? this.list)?.remove();
    if (shown) return replace(shown, item);
    const placed = insert(this.list, item);
    if (change.late) this.catchUp.add(change.subject, change.session, item, placed);
    else if (placed) item.classList.add("is-new");
  }

  private mustWait(): boolean {
    return this.hold.paused || pushes(this.list);
  }

  private showAll(): void {
    const first = this.hold.release();
    const top = this.list.dataset.order !== "oldest";
    const place = (): void => first.forEach((change) => this.put(change, null));
    if (top) place();
    else keepPlace(place);
    this.renewButton();
    const newest = all(":scope > .is-new", this.list)[0];
    if (!newest || !top) return;
    newest.tabIndex = -1;
    newest.focus({ preventScroll: true });
    this.list.closest(".part")?.scrollIntoView({ block: "start" });
  }

  private whenBackAtTop(): void {
    if (this.hold.fresh > 0 && !this.mustWait()) this.showAll();
  }

  private pause(): void {
    this.hold.paused = !this.hold.paused;
    if (this.pauseButton) this.pauseButton.textContent = this.hold.paused ? "Go on" : "Pause";
    if (!this.hold.paused) this.showAll();
  }

  private renewButton(): void {
    if (!this.newButton) return;
    const count = this.hold.fresh;
    this.newButton.hidden = count === 0;
    if (count > 0) this.newButton.textContent = fresh(count);
  }
}
