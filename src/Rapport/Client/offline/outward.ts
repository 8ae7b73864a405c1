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
  wake(): void;
  onChange(show: (shown: Shown) => void): void;
}

/** How many items are not on the server, those that it refused among them. */
export function unsent(shown: Shown): number {
  return shown.items.filter((item) => item.state.is !== "here").length;
}
