import type { SubjectChange } from "./change";

/** What came while one was reading further down, or had paused: it waits here, each subject once. */
export class Hold {
  paused = false;
  private waiting = new Map<string, SubjectChange>();

  keep(change: SubjectChange): void {
    this.waiting.set(change.subject, change);
  }

  has(subject: string): boolean {
    return this.waiting.has(subject);
  }

  drop(subject: string): void {
    this.waiting.delete(subject);
  }

  /** How much of it is news. */
  get fresh(): number {
    return [...this.waiting.values()].filter((change) => !change.late).length;
  }

  release(): SubjectChange[] {
    const all = [...this.waiting.values()];
    this.waiting.clear();
    return all;
  }
}
