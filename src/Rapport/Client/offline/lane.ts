import { pause } from "../lib/pause";
import { Sleep } from "../lib/sleep";
import type { Answer } from "../sending/answer";

/** One thing that a lane does over and over; null when nothing is left to do. */
export interface Step {
  take(): Promise<Answer | null>;
}

/** What this device itself could not do, its storage most of all: said, and tried again like anything else. */
const TROUBLE = "This device could not read what it keeps. It tries again; if that goes on, close this page and open it again.";
const OWN_FAULT: Answer = { state: "waiting", sentence: TROUBLE, again: null };

/** Does what there is to do, rests longer after each failure, and is up at once when woken. */
export class Lane {
  private sleep = new Sleep();
  private stopped = false;
  /** What this device itself could not do; null while all is well. */
  trouble: string | null = null;

  constructor(private step: Step, private random: () => number, private changed: () => void) {}

  wake(): void {
    this.sleep.wake();
  }

  async run(): Promise<void> {
    this.stopped = false;
    for (let failures = 0; !this.stopped; ) {
      const answer = await this.take();
      if (answer === null) await this.sleep.untilWoken();
      else if (answer.state !== "waiting") failures = 0;
      // Woken, it begins anew: what was in the way before is probably another thing than what may be now.
      else if (await this.sleep.atMost(pause(++failures, answer.again, this.random) * 1000)) failures = 0;
    }
  }

  stop(): void {
    this.stopped = true;
    this.wake();
  }

  private async take(): Promise<Answer | null> {
    const answer = await this.step.take().catch(() => OWN_FAULT);
    const trouble = answer === OWN_FAULT ? TROUBLE : null;
    if (trouble !== this.trouble) {
      this.trouble = trouble;
      this.changed();
    }
    return answer;
  }
}
