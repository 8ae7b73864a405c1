import type { Clock } from "./clock/clock";
import { inOrder, type Instant } from "./clock/inOrder";
import { offsetAt, type Guess } from "./clock/offsets";
import type { Moment, Run } from "./clock/run";
import type { Item, Written } from "./item";
import { timingNow, type Times, type Timing } from "./times";

/** Tells when things were written by the clock that this device watches. */
export class Timekeeper implements Times {
  constructor(private clock: Clock) {}

  async mark(written: Written[]): Promise<Written[]> {
    const moment = await this.clock.mark();
    return written.map((one) => ({ ...one, item: one.item.ownTime ? one.item : { ...one.item, moment: one.item.moment ?? moment } }));
  }

  /** As the clock is set now, the next answer tells all; only for what was written when it was set otherwise one asks first. */
  async asks(items: Item[]): Promise<boolean> {
    this.clock.look();
    if (this.clock.offset !== null) return false;
    const moments = items.flatMap(({ moment }) => (moment && !this.clock.isNow(moment) ? [moment] : []));
    if (moments.length === 0) return false;
    const runs = await this.clock.runs();
    return moments.some((moment) => !isMeasured(runs, moment));
  }

  async of(items: Item[], queue: () => Promise<Item[]>): Promise<Map<string, Timing>> {
    const runs = await this.clock.runs();
    const guesses = new Map<string, Guess | null>();
    const guess = ({ moment }: Item): Guess | null => {
      const stretch = `${moment?.run} ${moment?.jumps}`;
      if (moment && !guesses.has(stretch)) guesses.set(stretch, this.guess(runs, moment));
      return guesses.get(stretch) ?? null;
    };
    const known = new Map(items.map((item): [string, Timing] => [item.id, timing(item, guess(item))]));
    const oneStretch = items.every(({ moment }) => moment === undefined || this.clock.isNow(moment));
    if (!oneStretch) for (const [id, timing] of await this.ordered(runs, await queue(), guess)) if (known.has(id)) known.set(id, timing);
    return known;
  }

  /** Where the clock was set differently meanwhile, the queue's own order is what holds. */
  private async ordered(runs: Run[], queue: Item[], guess: (item: Item) => Guess | null): Promise<Map<string, Timing>> {
    const guessed = Object.assign({}, ...runs.map((run) => run.guessed)) as Record<string, number>;
    const { now } = this.clock;
    const sorted = queue.filter(({ ownTime, moment }) => !ownTime && moment);
    const instants = sorted.flatMap((item): Instant[] => {
      const [found, before] = [guess(item), guessed[item.id]];
      if (!found) return [];
      return [{ id: item.id, ...found, at: before ?? Date.parse(item.capturedAt) + found.by, sure: found.sure || before !== undefined }];
    });
    const placed = inOrder(instants, now);
    const unsure = instants.filter(({ sure }) => !sure);
    if (unsure.length > 0 && this.clock.offset) await this.clock.guess(Object.fromEntries(unsure.map(({ id }) => [id, placed.get(id) ?? now])));
    const isGuess = new Set([...unsure.map(({ id }) => id), ...Object.keys(guessed)]);
    return new Map(sorted.flatMap(({ id, capturedAt }): [string, Timing][] => {
      const at = placed.get(id);
      return at === undefined ? [] : [[id, { correction: Math.round(at - Date.parse(capturedAt)), ...(isGuess.has(id) ? { approximate: true as const } : {}) }]];
    }));
  }

  private guess(runs: Run[], moment: Moment): Guess | null {
    return this.clock.isNow(moment) && this.clock.offset === null ? null : offsetAt(runs, moment);
  }
}

function timing(item: Item, guess: Guess | null): Timing {
  if (item.ownTime || !guess) return timingNow(item);
  return { correction: Math.round(guess.by), ...(guess.sure ? {} : { approximate: true as const }) };
}

function isMeasured(runs: Run[], moment: Moment): boolean {
  return runs.some(({ id, offsets }) => id === moment.run && (offsets[moment.jumps] ?? null) !== null);
}
