import { make } from "../../lib/make";
import type { Said } from "./saved";

/** How long a state has to hold before somebody who listens is told, in milliseconds. */
const STEADY = 3000;
/** How long it takes back to "saved", so that the line does not flicker while somebody types. The other way there is no delay. */
const QUIET = 800;

/** Shows the state at once and says it seldom: what holds, and only when it is another than was said before. */
export class SavedLine {
  // Within a status everything is read out; what changes with each key must not be.
  private shown = make("span", null, { "aria-live": "off" });
  private heard = make("span", null, { class: "unseen" });
  private tone: Said["tone"] = "saved";
  private quiet: ReturnType<typeof setTimeout> | undefined;
  private steady: ReturnType<typeof setTimeout> | undefined;
  private now = "";
  private isAll = false;

  constructor(private place: HTMLElement) {
    place.setAttribute("role", "status");
    place.setAttribute("aria-atomic", "false");
    place.replaceChildren(this.shown, this.heard);
  }

  say(said: Said): void {
    clearTimeout(this.quiet);
    this.isAll ||= said.isAll === true;
    if (said.tone === "saved" && this.now !== "" && this.now !== said.words) this.quiet = setTimeout(() => this.show(said), QUIET);
    else this.show(said);
  }

  /** What was written is kept nowhere yet: that all is there does not stand a moment longer. */
  wrote(unwritten: number): void {
    if (unwritten > 0 && this.isAll) this.say({ words: "Saving…", tone: "busy" });
  }

  private show(said: Said): void {
    this.isAll = said.isAll === true;
    if (said.words === this.now) return;
    this.now = said.words;
    this.shown.textContent = said.words;
    this.place.dataset.saved = said.tone;
    clearTimeout(this.steady);
    if (said.tone !== "busy" && said.tone !== this.tone) this.steady = setTimeout(() => this.tell(said), STEADY);
  }

  private tell(said: Said): void {
    this.tone = said.tone;
    this.heard.textContent = said.words;
    // Who reads line by line would find it twice.
    setTimeout(() => (this.heard.textContent = ""), 5000);
  }
}
