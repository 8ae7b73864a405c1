const LONGEST = 60;

/**
 * Seconds until the next try: twice as long each time and never the same for two devices, so that a hall whose network
 * comes back does not knock all at once. What the server asks for is waited for, and a little longer.
 */
export function pause(failures: number, asked: number | null, random: () => number): number {
  const base = asked ?? Math.min(LONGEST, 2 ** Math.min(failures, 6));
  return asked === null ? base * (0.5 + random() / 2) : base * (1 + random() / 5);
}
