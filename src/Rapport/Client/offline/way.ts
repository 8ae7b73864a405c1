import type { Item } from "./item";

/** What is being done with an item at this moment; all else about it stands in the store. The part is in percent. */
export interface Way {
  is: "sending";
  part: number | null;
}

/** Notes that items are on their way, or no longer. */
export type Mark = (items: Item[], way: Way | null) => void;
