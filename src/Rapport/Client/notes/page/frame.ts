import { one } from "../../lib/find";
import { make } from "../../lib/make";
import type { PassageWords } from "../passages/passageWords";
import { SavedLine } from "./savedLine";
import { TextPlace } from "./textPlace";

/** The places of a note on its page. What is missing is made, so that nothing is written where nobody sees how it stands. */
export interface Frame {
  section: HTMLElement;
  text: TextPlace;
  line: SavedLine;
  present: HTMLElement;
  /** One sentence about what was just done. */
  says: HTMLElement;
  /** What is made of its words; null where nobody can. */
  words: PassageWords | null;
}

export function frameOf(section: HTMLElement): Frame {
  const place = one("[data-text]", section) ?? section.appendChild(make("div", null, { "data-text": "" }));
  const says = make("p", null, { class: "note-says", role: "status" });
  place.before(says);
  const line = new SavedLine(one("[data-saved]", section) ?? section.appendChild(make("p", null, { "data-saved": "" })));
  return { section, text: new TextPlace(place), line, present: one("[data-present]", section) ?? make("p"), says, words: null };
}
