import { pause } from "../lib/pause";
import { Sleep } from "../lib/sleep";
import type { Answer } from "../sending/answer";

/** One thing that a lane does over and over; null when nothing is left to do. */
export interface Step {
  /** @param signal Somebody else goes on with it: what would take long is given up. */
  take(signal: AbortSignal): Promise<Answer | null>;
}

/** What this device itself could not do, its storage most of all: said, and tried again like anything else. */
const TROUBLE = "This device could not read what it keeps. It tries again; if that goes on, close this page and open it again.";
const OWN_FAULT: Answer = { state: "waiting", sentence: TROUBLE, again: null };

/** Does what there is to do, rests longer after each failure, and is up at once when woken. */
export class Lane {
  private sleep = new Sleep();
  private halt = new AbortController();
  /** What this device itself could not do; null while all is well. */
  trouble: string | null = null;

  constructor(private step: Step, private random: () => number, private changed: () => void) {}

  wake(): void {
    this.sleep.wake();
  }

  async run(): Promise<void> {
    const { signal } = (this.halt = new AbortController());
    for (let failures = 0; !signal.aborted; ) {
      const answer = await this.take(signal);
      if (answer === null) await this.sleep.untilWoken();
      else if (answer.state !== "waiting") failures = 0;
      // Woken, it begins anew: what was in the way before is probably another thing than what may be now.
      else if (await this.sleep.atMost(pause(++failures, answer.again, this.random) * 1000)) failures = 0;
    }
  }

  stop(): void {
    this.halt.abort();
    this.wake();
  }

  private async take(signal: AbortSignal): Promise<Answer | null> {
    const answer = await this.step.take(signal).catch(() => OWN_FAULT);
    const trouble = answer === OWN_FAULT ? TROUBLE : null;
    if (trouble !== this.trouble) {
      this.trouble = trouble;
      this.changed();
    }
    return answer;
  }
}
