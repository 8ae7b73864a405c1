import type { Item, Written } from "./item";
import type { Way } from "./way";

/** The queue as a page shows it. */
export interface Shown {
  items: Item[];
  ways: ReadonlyMap<string, Way>;
  /** False where nothing outlives the page. */
  keeps: boolean;
  /** The files that are shown on the server already while their originals are here: why it does not take them, or nothing. */
  follows?: ReadonlyMap<string, string | null>;
  /** What keeps this device itself from sending, in a sentence. */
  trouble: string | null;
}

/** Where what is written goes. */
export interface Outward {
  add(written: Written[]): Promise<void>;
  /** Its author lets go of it. */
  forget(id: string): Promise<void>;
  /** What an item names and this device still has. */
  file(item: Item): Promise<File | null>;
  /** What the server refused goes again as it is: under the same id, with the same words and time. */
  retry(isMeant: (item: Item) => boolean): Promise<void>;
  wake(): void;
  onChange(show: (shown: Shown) => void): void;
}

/** Refused because of how the event was then: who is let in again, or finds it open again, need not ask for each. */
export function isOfEvent({ state }: Item): boolean {
  return state.is === "refused" && (state.code === "event_sealed" || state.code === "event_unknown");
}

/** How many items are not on the server, those that it refused among them. */
export function unsent(shown: Shown): number {
  return shown.items.filter((item) => item.state.is !== "here").length;
}
