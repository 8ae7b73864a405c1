import type { Passed } from "../keep/otherTabs";
import type { LinkState } from "../talk/linkState";
import type { Person } from "../talk/said";

/** What the tabs of one person tell one another about one note. */
export type Heard =
  | Passed
  | { is: "hello"; client: number }
  | { is: "bye"; client: number }
  /** Whoever holds the conversation from now on has to name all tabs. */
  | { is: "who" }
  | { is: "state"; state: LinkState }
  | { is: "people"; people: Person[] }
  /** Whose it is decides who says it further: one's own goes to the server, that of others comes from there. */
  | { is: "presence"; client: number; state: string; own: boolean }
  | { is: "anew" };

export interface Tabs {
  say(heard: Heard): unknown;
  onHear(hear: (heard: Heard) => void): void;
  close(): void;
}

export function openTabs(note: string, author: string): Tabs {
  const channel = new BroadcastChannel(`note:${note}:${author}`);
  let isClosed = false;
  return {
    // What ends here last has nobody left to tell.
    say: (heard) => isClosed || channel.postMessage(heard),
    onHear: (hear) => channel.addEventListener("message", ({ data }: MessageEvent<Heard>) => hear(data)),
    close: () => {
      isClosed = true;
      channel.close();
    },
  };
}
