import { Draft } from "../lib/draft";
import { hasWords, readFields, writeFields, type Fields } from "./fields";

/** What is in the box of one person and not sent, kept for each session at every keystroke. */
export class Drafts {
  private draft: Draft<{ fields: Fields }>;

  constructor(private form: HTMLFormElement, private author: string, private store: Storage) {
    this.draft = this.here();
    this.restore();
  }

  /** False where the browser keeps nothing. */
  keep(fields: Fields): boolean {
    if (hasWords(fields)) return this.draft.keep({ fields });
    this.draft.forget();
    return true;
  }

  /**
   * Goes on in another session. What is in the box goes along, as whoever began to write in the wrong place means; where
   * something was begun there before, each stays in its place.
   */
  move(): void {
    const before = this.draft;
    this.draft = this.here();
    if (!this.restore()) before.forget();
  }

  private restore(): boolean {
    const kept = this.draft.read()?.fields;
    if (kept) writeFields(this.form, kept);
    return kept !== undefined;
  }

  private here(): Draft<{ fields: Fields }> {
    const { event = "", session } = this.form.dataset;
    return new Draft(`draft:${this.author}:${event}:${session || "event"}`, this.store);
  }
}

export function isEmpty(form: HTMLFormElement): boolean {
  return !hasWords(readFields(form));
}
