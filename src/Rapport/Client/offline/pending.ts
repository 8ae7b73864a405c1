import type { Answer } from "../compose/answer";
import type { Item, State } from "./item";
import type { Store } from "./store";

/** What one person wrote in one event and the server does not have. */
export class Pending {
  constructor(readonly event: string, readonly author: string, private store: Store) {}

  async all(): Promise<Item[]> {
    return (await this.store.of(this.event, this.author)).filter((item) => item.state.is === "waiting");
  }

  /** Those whose file, if they name one, is on the server. */
  async ready(): Promise<Item[]> {
    const ready: Item[] = [];
    for (const item of await this.all()) {
      const file = item.file === null ? undefined : await this.store.file(item.file);
      if (!file || file.arrived) ready.push(item);
    }
    return ready;
  }

  settle(item: Item, answer: Answer): Promise<void> {
    return this.store.settle(item.id, stateAfter(answer));
  }
}

function stateAfter(answer: Answer): State {
  switch (answer.state) {
    case "here":
      return { is: "here", at: answer.at.toISOString(), held: answer.held ?? false };
    case "refused":
      return { is: "refused", sentence: answer.sentence };
    case "waiting":
      return { is: "waiting", sentence: answer.sentence };
  }
}
