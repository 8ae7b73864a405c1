import { fresh } from "../lib/words";

const EVERY = 8_000;

/** Tells a count, politely and not more often than one can listen. */
export class Announcer {
  private counted = 0;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private quietUntil = 0;

  constructor(private say: (words: string) => void, private now: () => number) {}

  count(): void {
    this.counted++;
    this.timer ??= setTimeout(() => this.speak(), Math.max(this.quietUntil - this.now(), 500));
  }

  private speak(): void {
    this.timer = undefined;
    this.quietUntil = this.now() + EVERY;
    this.say(fresh(this.counted));
    this.counted = 0;
  }
}
