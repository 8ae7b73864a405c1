import type { Answer } from "../compose/answer";
import type { Item, KeptFile, State } from "./item";
import type { Store } from "./store";

/** What one person wrote in one event and the server does not have. */
export class Pending {
  constructor(readonly event: string, readonly author: string, private store: Store) {}

  all(): Promise<Item[]> {
    return this.store.waiting(this.event, this.author);
  }

  /** The file that has to be on the server before the item; null when nothing holds it up. */
  async fileBefore(item: Item): Promise<KeptFile | null> {
    const file = item.file === null ? undefined : await this.store.file(item.file);
    return file && !file.arrived ? file : null;
  }

  /** The first so many that nothing holds up. */
  async ready(atMost: number): Promise<Item[]> {
    const ready: Item[] = [];
    for (const item of await this.all()) {
      if (ready.length === atMost) break;
      if ((await this.fileBefore(item)) === null) ready.push(item);
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
      return { is: "here", at: answer.at.toISOString(), held: answer.held ?? false, ...(answer.competing ? { competing: true } : {}) };
    case "refused":
      return { is: "refused", sentence: answer.sentence };
    case "waiting":
      return { is: "waiting", sentence: answer.sentence };
  }
}
