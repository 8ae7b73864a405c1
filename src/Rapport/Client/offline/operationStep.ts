import type { Answer } from "../sending/answer";
import type { Operation } from "../sending/operation";
import type { Courier } from "./courier";
import type { Item } from "./item";
import type { Step } from "./lane";
import type { Pending } from "./pending";
import { plainTimes, type Times, type Timing } from "./times";
import type { Mark } from "./way";

const TOGETHER = 100;
const LEFT_OUT: Answer = { state: "waiting", sentence: "The server did not answer for it.", again: null };

/** Sends what is ready, in its order and many at once. */
export class OperationStep implements Step {
  private together = TOGETHER;

  constructor(private pending: Pending, private courier: Courier, private mark: Mark, private times: Times = plainTimes) {}

  async take(): Promise<Answer | null> {
    const items = await this.pending.ready(this.together);
    if (items.length === 0) {
      this.together = TOGETHER;
      return null;
    }
    this.mark(items, { is: "sending", part: null });
    const answer = await this.settle(items, await this.send(items));
    this.mark(items, null);
    return answer;
  }

  private async send(items: Item[]): Promise<Map<string, Answer> | Answer> {
    const { event, author } = this.pending;
    const met = (await this.times.asks(items)) ? await this.courier.send(event, author, []) : null;
    if (met && !(met instanceof Map)) return met;
    const times = await this.times.of(items, () => this.pending.all());
    return this.courier.send(event, author, items.map((item) => operation(item, times.get(item.id))));
  }

  private async settle(items: Item[], answers: Map<string, Answer> | Answer): Promise<Answer> {
    if (answers instanceof Map) this.together = Math.min(TOGETHER, 2 * this.together);
    else if (answers.state === "refused" && items.length > 1) {
      this.together = 1; // One of them is to blame, and must not hold the others back.
      return answers;
    } else this.together = Math.max(1, this.together >> 2); // On a line that is slow enough, only little arrives before the time is up.
    const settled = items.map((item): [Item, Answer] => [item, answers instanceof Map ? (answers.get(item.id) ?? LEFT_OUT) : answers]);
    await this.pending.settle(settled);
    const became = settled.map(([, answer]) => answer);
    return became.find((answer) => answer.state === "waiting") ?? became.at(-1) ?? LEFT_OUT;
  }
}

function operation({ id, kind, capturedAt, body }: Item, timing: Timing | undefined): Operation {
  return { id, kind, capturedAt, ...timing, body };
}
