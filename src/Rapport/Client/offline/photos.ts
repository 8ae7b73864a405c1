import type { Answer } from "../compose/answer";
import type { Courier } from "./courier";
import type { Step } from "./lane";
import type { Pending } from "./pending";
import type { Store } from "./store";
import type { Mark } from "./way";

/** Sends the files that items name, one at a time, the oldest first. */
export class Photos implements Step {
  constructor(private pending: Pending, private store: Store, private courier: Courier, private mark: Mark, private arrived: () => void) {}

  async take(): Promise<Answer | null> {
    for (const item of await this.pending.all()) {
      const file = await this.pending.fileBefore(item);
      if (!file) continue;
      this.mark([item], { is: "sending", part: 0 });
      const answer = await this.courier.upload(file, (part) => this.mark([item], { is: "sending", part }));
      if (answer.state === "here") await this.store.arrived(file.id);
      else await this.pending.settle([[item, answer]]);
      this.mark([item], null);
      if (answer.state === "here") this.arrived();
      return answer;
    }
    return null;
  }
}
