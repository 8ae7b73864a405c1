import { waiting } from "../lib/words";

const EVERY = 8_000;

/** Tells a count, politely and not more often than one can listen. */
export class Announcer {
  private fresh = 0;
  private late = 0;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private quietUntil = 0;

  constructor(private say: (words: string) => void, private now: () => number) {}

  count(late: boolean): void {
    if (late) this.late++;
    else this.fresh++;
    this.timer ??= setTimeout(() => this.speak(), Math.max(this.quietUntil - this.now(), 500));
  }

  private speak(): void {
    this.timer = undefined;
    this.quietUntil = this.now() + EVERY;
    this.say(waiting(this.fresh, this.late));
    this.fresh = this.late = 0;
  }
}
