import { timeTaken, type Picked } from "./picked";
import { fileOf, type Taking } from "./taking";

/** A recording that is there to be sent. */
export interface Recorded {
  file: File;
  /** Whether the device keeps it, and not the page alone. */
  lasts: boolean;
  /** What an entry of it begins with. */
  picked(): Picked;
  /** It has left the box: this device keeps it elsewhere, or nobody wants it. */
  forget(): Promise<void>;
}

/** Just made here. Its time is when it began, told by a steady clock. */
export function recordedNow(file: File, taking: Taking): Recorded {
  return { file, lasts: taking.lasts, picked: () => ({ file, reading: null, taken: null, age: taking.age }), forget: () => taking.forget() };
}

/** Begun by a page that is no more, at a time of this device's clock. */
export function recordedThen(blob: Blob, kind: string, began: Date, forget: () => Promise<void>): Recorded {
  const file = fileOf(blob, kind, began.getTime());
  return { file, lasts: true, picked: () => ({ file, reading: null, taken: began }), forget };
}

/** A file that was recorded before, which says when it was written last. */
export function recordedElsewhere(file: File, now: number = Date.now()): Recorded {
  return { file, lasts: false, picked: () => ({ file, reading: null, taken: timeTaken(file, now) }), forget: () => Promise.resolve() };
}
