import type { Company } from "../talk/company";
import type { Presence } from "./presence";
import type { Tabs } from "./tabs";

interface Around {
  author: string;
  starter: Uint8Array | null;
  presence: Presence;
  tabs: Tabs;
  /** Where this person's other tabs are. */
  tabPresences: Map<number, string>;
  tell: () => void;
}

/** What conversations find and leave here; this person's other tabs hear of it too. */
export function companyOf({ author, starter, presence, tabs, tabPresences, tell }: Around): Company {
  return {
    author,
    clients: new Set(),
    isTorn: false,
    lacks: null,
    starter: starter && { update: starter, isWanted: false },
    presences: () => [presence.own(), ...tabPresences],
    presence: (client, state) => {
      presence.hear(client, state);
      tabs.say({ is: "presence", client, state, own: false });
    },
    people: (people) => {
      presence.meet(people);
      tabs.say({ is: "people", people });
    },
    apart: () => presence.lose().forEach((client) => tabs.say({ is: "presence", client, state: "", own: false })),
    changed: tell,
    tell,
  };
}
