/** An item's instant: known, or a guess that lies between two others. */
export interface Instant {
  id: string;
  at: number;
  sure: boolean;
  after: number;
  until: number;
}

/**
 * What was written later is later, also where the clock says otherwise: guesses give way to what is known, and each is at
 * least a millisecond after the one before.
 */
export function inOrder(instants: Instant[], now: number): Map<string, number> {
  const latest: number[] = [];
  let next = now + 1;
  for (const { at, sure, until } of instants.toReversed()) {
    next = sure ? Math.min(at, now) : Math.min(at, until, next - 1);
    latest.unshift(next);
  }
  const placed = new Map<string, number>();
  let before = -Infinity;
  instants.forEach(({ id, sure, after }, place) => {
    const wanted = latest[place] ?? now;
    before = Math.max(before + 1, sure ? wanted : Math.max(after, wanted));
    placed.set(id, before);
  });
  return placed;
}
