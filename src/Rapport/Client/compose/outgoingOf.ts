import { one } from "../lib/find";
import type { Outward } from "../offline/outward";
import type { Changes } from "./changes";
import { Outgoing } from "./outgoing";
import type { Refused } from "./refused";

/** The list of what was written with a form, where its page has one. */
export function outgoingOf(form: HTMLFormElement, queue: Outward, changes: Changes, refused: Refused, isEmpty: () => boolean): Outgoing | null {
  const list = one("[data-outgoing]", form) ?? one("[data-outgoing]");
  return list && new Outgoing(list, {
    change: (item) => changes.openItem(item),
    again: () => queue.wake(),
    resend: (item) => refused.again(item),
    mend: (item) => void refused.mend(item, isEmpty()),
    letGo: (item) => refused.letGo(item),
  });
}
