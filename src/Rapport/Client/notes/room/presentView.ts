import { make } from "../../lib/make";
import type { Presence } from "./presence";
import { presentList } from "./presentList";

/** Who is here, and a mark for whoever tidies. It enforces nothing: people agree on it in the room. */
export class PresentView {
  private words = make("span");
  private scribe = make("button", "I am the scribe", { type: "button", class: "word", "aria-pressed": "false" });

  constructor(place: HTMLElement, private me: string, private presence: Presence) {
    place.replaceChildren(this.words, " ", this.scribe);
    this.scribe.addEventListener("click", () => {
      presence.isScribe = !presence.isScribe;
    });
  }

  show(): void {
    const scribes = this.presence.scribes();
    if (this.presence.isScribe) scribes.add(this.me);
    this.words.replaceChildren(...presentList(this.presence.people, this.me, scribes));
    this.scribe.setAttribute("aria-pressed", String(this.presence.isScribe));
  }
}
