import type { Item, Written } from "./item";

/** What is sent beside `capturedAt`, so that the server puts it right; no part of what tells a retry. */
export interface Timing {
  /** The device's clock at this moment, from which the server reckons itself. */
  deviceClock?: string;
  /** What the clock was wrong by when it was written, in milliseconds. */
  correction?: number;
  /** The device can only guess. */
  approximate?: true;
}

/** Tells when things were written, though the device's clock be wrong. */
export interface Times {
  /** Notes, as part of what is kept, what the clock looked like when it was written. */
  mark(written: Written[]): Promise<Written[]>;
  /** Whether the server should be asked the time before these are sent. */
  asks(items: Item[]): Promise<boolean>;
  /** @param queue All that waits, in order. */
  of(items: Item[], queue: () => Promise<Item[]>): Promise<Map<string, Timing>>;
}

/** For a clock that nobody watches: the server reckons from what it says at contact. */
export const plainTimes: Times = {
  mark: async (written) => written,
  asks: async () => false,
  of: async (items) => new Map(items.map((item) => [item.id, timingNow(item)])),
};

/** An item whose time comes from elsewhere, such as a photo's own, is right or wrong as it is. */
export function timingNow(item: Item): Timing {
  return item.ownTime ? {} : { deviceClock: new Date().toISOString() };
}
