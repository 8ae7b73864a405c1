import { explain, isPlain, jumps, sum, type Step } from "./explain";
import type { Moment, Offset, Run } from "./run";

/** What the clock was wrong by when something was written, and between which instants of the server's that was. */
export interface Guess {
  by: number;
  sure: boolean;
  after: number;
  until: number;
}

interface Stretch {
  run: Run;
  jumps: number;
  offset: Offset | null;
  /** What lies between it and the stretch before. */
  step: Step | null;
}

const NOISE = 1_000;

/** Null where no contact, before or after, says anything. */
export function offsetAt(runs: Run[], moment: Moment): Guess | null {
  const all = stretches(runs);
  const place = all.findIndex(({ run, jumps: seen }) => run.id === moment.run && seen === moment.jumps);
  const earlier = all.slice(0, Math.max(place, 0)).findLastIndex(({ offset }) => offset !== null);
  const later = all.findIndex(({ offset }, at) => at > place && offset !== null);
  const own = all[place]?.offset;
  const [left, right] = [all[earlier]?.offset ?? null, all[later]?.offset ?? null];
  const within = { after: left?.last ?? -Infinity, until: right?.first ?? Infinity };
  if (own) return { by: own.by, sure: true, ...within };
  if (place < 0) return right ? { by: right.by, sure: false, ...within } : null; // What that run saw is gone.
  const steps = (from: number, to: number): Step[] => all.slice(from + 1, to + 1).flatMap(({ step }) => (step ? [step] : []));
  if (left && right) {
    const { before, sure } = explain(steps(earlier, place), steps(place, later), left.by - right.by, NOISE + left.give + right.give);
    return { by: left.by - before, sure, ...within };
  }
  if (left) return { by: left.by - back(steps(earlier, place)), sure: isPlain(steps(earlier, place)), ...within };
  if (right) return { by: right.by + back(steps(place, later)), sure: isUntouched(all.slice(place, later + 1)), ...within };
  return null;
}

function stretches(runs: Run[]): Stretch[] {
  return runs.flatMap((run, nth) => run.offsets.map((offset, seen): Stretch => {
    const step: Step | null = seen > 0 ? { jump: run.jumps[seen - 1] ?? 0 } : nth > 0 ? { closed: true } : null;
    return { run, jumps: seen, offset, step };
  }));
}

function back(steps: Step[]): number {
  return sum(jumps(steps).filter((jump) => jump < 0));
}

/** Before the first contact of all: nothing speaks for a change but what was seen of one. */
function isUntouched(part: Stretch[]): boolean {
  return part.slice(1).every(({ step, run }, at) => (step && "jump" in step ? step.jump < 0 : run.opened >= (part[at]?.run.opened ?? 0)));
}
