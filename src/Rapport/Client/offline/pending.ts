import type { Answer } from "../sending/answer";
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

  /** The first so many that nothing holds up. What is said about an entry does not overtake it. */
  async ready(atMost: number): Promise<Item[]> {
    const ready: Item[] = [];
    const held = new Set<unknown>();
    for (const item of await this.all()) {
      if (ready.length === atMost) break;
      if (held.has(item.body.target) || held.has(item.body.about) || (await this.fileBefore(item)) !== null) held.add(item.id);
      else ready.push(item);
    }
    return ready;
  }

  /** What is as it was is not written once more: without a network that would be all of it, over and over. */
  async settle(answers: [Item, Answer][]): Promise<void> {
    const states = answers.map(([item, answer]): [Item, State] => [item, stateAfter(answer)]).filter(([item, state]) => !isSame(item.state, state));
    if (states.length > 0) await this.store.settle(new Map(states.map(([item, state]) => [item.id, state])));
  }
}

function isSame(before: State, after: State): boolean {
  return before.is === "waiting" && after.is === "waiting" && before.sentence === after.sentence;
}

function stateAfter(answer: Answer): State {
  switch (answer.state) {
    case "here":
      return { is: "here", at: answer.at.toISOString(), held: answer.held ?? false, ...(answer.competing ? { competing: true } : {}) };
    case "refused":
      return { is: "refused", sentence: answer.sentence, ...(answer.code ? { code: answer.code } : {}) };
    case "waiting":
      return { is: "waiting", sentence: answer.sentence };
  }
}
