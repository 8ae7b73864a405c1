import { pause } from "../../lib/pause";
import type { End } from "./company";
import type { Exchanger } from "./letter";
import type { Patience } from "./patience";
import type { OpenSocket } from "./socketWay";

/** What a link works with; tests bring their own. */
export interface Means extends Exchanger {
  open: OpenSocket;
  patience: Patience;
  random: () => number;
  /** Whether this browser keeps what is written, for all its tabs: else each tab brings its own. */
  keeps: boolean;
  /** Whether somebody looks at the note. */
  isSeen: () => boolean;
}

/** Seconds until something that is refused as a whole is asked again. */
const LATER = 60;

/** Milliseconds until the next conversation, which a wake ends at once. */
export function restAfter(end: End, failures: number, { patience, random, isSeen }: Means): number {
  if (end.is === "done" && isSeen()) return patience.exchange;
  if (end.is === "closed" || end.is === "again") return pause(failures, end.is === "closed" ? end.again : null, random) * patience.second;
  return LATER * patience.second;
}
