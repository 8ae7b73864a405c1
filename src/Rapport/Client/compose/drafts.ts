import { Draft } from "../lib/draft";
import { hasWords, readFields, writeFields, type Fields } from "./fields";

/** How many are looked for: nobody writes in more at once. */
const TABS = 9;

type Kept = Draft<{ fields: Fields }>;

/** What is in the box of one person and not sent, kept for each session at every keystroke. Two tabs that both write keep each their own. */
export class Drafts {
  private draft: Kept;
  /** What this box read or kept last. Anything else under the name is another tab's. */
  private had: string | null = null;
  /** False where the browser keeps nothing. */
  last = true;

  constructor(private form: HTMLFormElement, private author: string, private store: Storage) {
    this.draft = this.here(0);
    // Where this comes late somebody has begun to write: both stay.
    const typed = readFields(form).text;
    const kept = this.restore() ? readFields(form).text : "";
    if (!kept.includes(typed.trim())) writeFields(form, { text: kept ? `${kept}\n\n${typed}` : typed });
  }

  keep(fields: Fields): void {
    this.last = true;
    if (!hasWords(fields)) return this.forget(this.draft);
    for (let place = 0; this.isAnothers(this.draft); place++) this.draft = this.here(place);
    this.had = JSON.stringify({ fields });
    this.last = this.draft.keep({ fields });
  }

  /**
   * Goes on in another session. What is in the box goes along, as whoever began to write in the wrong place means; where
   * something was begun there before, each stays in its place.
   */
  move(): void {
    const [before, had] = [this.draft, this.had];
    if (!this.restore()) this.forget(before, had);
  }

  private restore(): boolean {
    for (let place = 0; place < TABS; place++) {
      this.draft = this.here(place);
      const kept = this.draft.read();
      this.had = kept && JSON.stringify(kept);
      if (kept?.fields) writeFields(this.form, kept.fields);
      if (kept?.fields) return true;
    }
    this.draft = this.here(0);
    return false;
  }

  private isAnothers(draft: Kept, had = this.had): boolean {
    const kept = draft.read();
    return kept !== null && JSON.stringify(kept) !== had;
  }

  private forget(draft: Kept, had = this.had): void {
    if (!this.isAnothers(draft, had)) draft.forget();
  }

  private here(place: number): Kept {
    const { event = "", session } = this.form.dataset;
    return new Draft(`draft:${this.author}:${event}:${session || "event"}${"+".repeat(place)}`, this.store);
  }
}

export function isEmpty(form: HTMLFormElement): boolean {
  return !hasWords(readFields(form));
}
