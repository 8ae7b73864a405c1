import type { Answer } from "../sending/answer";
import type { Sent } from "../sending/upload";
import type { Courier } from "./courier";
import type { Item, KeptFile } from "./item";
import type { Step } from "./lane";
import type { Pending } from "./pending";
import type { Store } from "./store";
import type { Mark } from "./way";

/** Sends the files that items name, the oldest first; and when nothing waits any more, the originals of what was sent at reading size. */
export class FileStep implements Step {
  /** What is under way, as two lanes go by this. */
  private busy = new Set<string>();

  constructor(private pending: Pending, private store: Store, private courier: Courier, private mark: Mark, private arrived: () => void) {}

  async take(signal?: AbortSignal): Promise<Answer | null> {
    const waiting = await this.pending.all();
    for (const item of waiting) {
      const answer = await this.alone(item.file, async () => {
        const file = await this.pending.fileBefore(item);
        return file && this.before(item, file, signal);
      });
      if (answer) return answer;
    }
    return waiting.length === 0 ? this.original(signal) : null;
  }

  private async before(item: Item, file: KeptFile, signal?: AbortSignal): Promise<Answer> {
    this.mark([item], { is: "sending", part: 0 });
    const answer = await this.courier.upload(firstOf(file), (part) => this.mark([item], { is: "sending", part }), signal);
    if (answer.state === "here") await this.store.arrived(file.id);
    else if (!signal?.aborted) await this.pending.settle([[item, answer]]);
    this.mark([item], null);
    if (answer.state === "here") this.arrived();
    return answer;
  }

  private async original(signal?: AbortSignal): Promise<Answer | null> {
    for (const { id } of await this.originals()) {
      const answer = await this.alone(id, async () => {
        const file = (await this.originals()).find((one) => one.id === id);
        return file ? this.follow(file, signal) : null;
      });
      if (answer) return answer;
    }
    return null;
  }

  private async follow(file: KeptFile, signal?: AbortSignal): Promise<Answer> {
    const answer = await this.courier.upload({ ...sent(file), blob: file.blob, part: "original" }, () => undefined, signal);
    if (answer.state !== "waiting") await this.store.followed(file.id, answer.state === "refused" ? answer.sentence : null);
    this.mark([], null);
    return answer;
  }

  private async originals(): Promise<KeptFile[]> {
    return (await this.store.originals(this.pending.event, this.pending.author)).filter((file) => file.refused === undefined);
  }

  /** What is looked at by one lane is left alone by the other; each looks only once it has it. */
  private async alone(file: string | null, look: () => Promise<Answer | null>): Promise<Answer | null> {
    if (file === null || this.busy.has(file)) return null;
    this.busy.add(file);
    try {
      return await look();
    } finally {
      this.busy.delete(file);
    }
  }
}

function firstOf(file: KeptFile): Sent {
  return file.reading ? { ...sent(file), blob: file.reading, part: "reading" } : { ...sent(file), blob: file.blob };
}

function sent({ id, event, author }: KeptFile): Omit<Sent, "blob"> {
  return { id, event, author };
}
