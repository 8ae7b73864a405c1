/** What lies between two measurements: jumps that were seen, and closed apps, where anything may have happened. */
export type Step = { jump: number } | { closed: true };

interface Explained {
  /** By how much the clock was changed before the item, as far as that can be told. */
  before: number;
  sure: boolean;
}

/** More changes of a clock between two contacts are not believed in. */
const MOST = 3;
const MANY = 40;
const SAME = 1_500;

/**
 * The clock was changed by so much over all these steps. A jump backwards is a change; one forwards is a change or a sleep.
 * The fewest changes that add up are what happened; where several sets do, and the item's time hangs on which, nobody knows.
 */
export function explain(before: Step[], after: Step[], changed: number, tolerance: number): Explained {
  const steps = [...before, ...after];
  const back = (part: Step[]): number => sum(jumps(part).filter((jump) => jump < 0));
  const ahead = steps.flatMap((step, place) => ("jump" in step && step.jump > 0 ? [{ jump: step.jump, early: place < before.length }] : []));
  const rest = changed - back(steps);
  const isClosed = steps.some((step) => "closed" in step);
  for (let count = 0; count <= Math.min(ahead.length > MANY ? MOST - 1 : MOST, ahead.length); count++) {
    const found = choose(ahead, count).map((set) => ({ off: Math.abs(sum(set.map(({ jump }) => jump)) - rest), early: sum(set.filter(({ early }) => early).map(({ jump }) => jump)) }))
      .filter(({ off }) => off <= tolerance).sort((one, other) => one.off - other.off);
    const [best] = found;
    if (best) return { before: back(before) + best.early, sure: (!isClosed || count < 2) && found.every(({ early }) => Math.abs(early - best.early) <= SAME) };
  }
  // Nothing that was seen explains it: it happened while the app was closed, or a sleep and a change looked like one jump.
  if (isClosed && isPlain(before)) return { before: back(before), sure: true };
  if (isClosed && isPlain(after)) return { before: changed - back(after), sure: true };
  const culprit = ahead.find(({ jump }) => jump >= rest);
  return { before: back(before) + (!isClosed && culprit?.early ? rest : 0), sure: false };
}

/** Nothing in it can have been a sleep or have gone unseen. */
export function isPlain(part: Step[]): boolean {
  return part.every((step) => "jump" in step && step.jump < 0);
}

export function jumps(part: Step[]): number[] {
  return part.flatMap((step) => ("jump" in step ? [step.jump] : []));
}

export function sum(numbers: number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}

function choose<T>(from: T[], count: number): T[][] {
  if (count === 0) return [[]];
  return from.flatMap((first, place) => choose(from.slice(place + 1), count - 1).map((others) => [first, ...others]));
}
