import { one } from "./find";

/** Whose page it is by its head; null for a visitor, and in a shell as long as nobody has been found for it. */
export function personHere(): string | null {
  return one(".me[data-person]")?.dataset.person || null;
}
