import type { Answer } from "../compose/answer";
import { pause } from "./pause";
import { Sleep } from "./sleep";

/** One thing that a lane does over and over; null when nothing is left to do. */
export interface Step {
  take(): Promise<Answer | null>;
}

/** Does what there is to do, rests longer after each failure, and is up at once when woken. */
export class Lane {
  private sleep = new Sleep();
  private stopped = false;

  constructor(private step: Step, private random: () => number) {}

  wake(): void {
    this.sleep.wake();
  }

  async run(): Promise<void> {
    this.stopped = false;
    for (let failures = 0; !this.stopped; ) {
      const answer = await this.step.take();
      if (answer === null) await this.sleep.untilWoken();
      else if (answer.state !== "waiting") failures = 0;
      else await this.sleep.atMost(pause(++failures, answer.again, this.random) * 1000);
    }
  }

  stop(): void {
    this.stopped = true;
    this.wake();
  }
}
