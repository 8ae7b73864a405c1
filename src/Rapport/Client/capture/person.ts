import { personHere } from "../lib/personHere";
import type { Snapshot } from "./snapshot";

/** Who a page of the server was last made for in this browser. */
const LAST = "rapport:person";

export function rememberPerson(person: string | null, store: Storage): void {
  try {
    if (person !== null) store.setItem(LAST, person);
  } catch {
    // A browser that keeps nothing keeps no snapshot of another, either.
  }
}

/** Whether what an event looked like may stand here: it was seen by whoever is at this page, as far as this browser knows. */
export function isTheirs({ person }: Snapshot, store: Storage): boolean {
  const here = personHere() ?? store.getItem(LAST);
  return here === null || here === person.id;
}
