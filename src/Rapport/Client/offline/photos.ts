import type { Answer } from "../compose/answer";
import type { Sent } from "../compose/upload";
import type { Courier } from "./courier";
import type { Item, KeptFile } from "./item";
import type { Step } from "./lane";
import type { Pending } from "./pending";
import type { Store } from "./store";
import type { Mark } from "./way";

/** Sends the files that items name, one at a time, the oldest first; and when nothing waits any more, the originals of what was sent at reading size. */
export class Photos implements Step {
  constructor(private pending: Pending, private store: Store, private courier: Courier, private mark: Mark, private arrived: () => void) {}

  async take(): Promise<Answer | null> {
    const waiting = await this.pending.all();
    for (const item of waiting) {
      const file = await this.pending.fileBefore(item);
      if (file) return this.before(item, file);
    }
    return waiting.length === 0 ? this.original() : null;
  }

  private async before(item: Item, file: KeptFile): Promise<Answer> {
    this.mark([item], { is: "sending", part: 0 });
    const answer = await this.courier.upload(firstOf(file), (part) => this.mark([item], { is: "sending", part }));
    if (answer.state === "here") await this.store.arrived(file.id);
    else await this.pending.settle([[item, answer]]);
    this.mark([item], null);
    if (answer.state === "here") this.arrived();
    return answer;
  }

  private async original(): Promise<Answer | null> {
    const { event, author } = this.pending;
    const file = (await this.store.originals(event, author)).find((one) => one.refused === undefined);
    if (!file) return null;
    const answer = await this.courier.upload({ ...sent(file), blob: file.blob, part: "original" }, () => undefined);
    if (answer.state !== "waiting") await this.store.followed(file.id, answer.state === "refused" ? answer.sentence : null);
    this.mark([], null);
    return answer;
  }
}

function firstOf(file: KeptFile): Sent {
  return file.reading ? { ...sent(file), blob: file.reading, part: "reading" } : { ...sent(file), blob: file.blob };
}

function sent({ id, event, author }: KeptFile): Omit<Sent, "blob"> {
  return { id, event, author };
}
