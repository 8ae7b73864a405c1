/** What one run of the app (one open page) saw of this device's clock. */
export interface Run {
  id: string;
  /** Runs count up on a device. */
  order: number;
  /** What the clock said when the page was opened. */
  opened: number;
  /** By how much the wall clock ran ahead of the steady one, all at once: it was changed, or the device slept. */
  jumps: number[];
  /** How far the clock was from the server's before the first jump, between the jumps, and after the last. */
  offsets: (Offset | null)[];
  /** Instants that had to be guessed for items, so that they are the same whenever they are sent again. */
  guessed: Record<string, number>;
}

/** Server minus device in milliseconds, give or take; measured between two instants of the server's. */
export interface Offset {
  by: number;
  give: number;
  first: number;
  last: number;
}

/** When an item was written, as the run knows it: after so many of its jumps. */
export interface Moment {
  run: string;
  jumps: number;
}
