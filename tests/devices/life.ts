import { AsyncLocalStorage } from "node:async_hooks";
import "fake-indexeddb/auto";

/**
 * From opening an app to the end of its process. What runs in it sees the device's own clock, and rests as many times
 * shorter as its pace says. Whatever was not committed when it is killed is gone, as in a browser.
 */
export class Life {
  private ending = new AbortController();
  private acts = new Set<IDBTransaction>();

  constructor(readonly clock: { ahead: number }, readonly pace: number) {}

  get isOver(): boolean {
    return this.ending.signal.aborted;
  }

  get signal(): AbortSignal {
    return this.ending.signal;
  }

  run<T>(act: () => T): T {
    return lives.run(this, act);
  }

  kill(): void {
    this.ending.abort();
    for (const act of this.acts) {
      try {
        act.abort();
      } catch {
        // It had been committed.
      }
    }
  }

  begins(act: IDBTransaction): void {
    this.acts.add(act);
    for (const end of ["complete", "abort"]) act.addEventListener(end, () => this.acts.delete(act));
  }
}

const lives = new AsyncLocalStorage<Life>();
const RealDate = Date;
const realTimeout = setTimeout;
const realTransaction = IDBDatabase.prototype.transaction;

const deviceTime = (): number => RealDate.now() + (lives.getStore()?.clock.ahead ?? 0);

globalThis.Date = class extends RealDate {
  constructor(...given: unknown[]) {
    super(...((given.length === 0 ? [deviceTime()] : given) as [number]));
  }

  static override now(): number {
    return deviceTime();
  }
} as DateConstructor;

globalThis.setTimeout = ((act: (...given: unknown[]) => void, milliseconds = 0, ...given: unknown[]) => {
  const life = lives.getStore();
  if (!life) return realTimeout(act, milliseconds, ...given);
  return realTimeout(() => {
    if (!life.isOver) act(...given);
  }, milliseconds / life.pace);
}) as typeof setTimeout;

IDBDatabase.prototype.transaction = function (...given): IDBTransaction {
  const life = lives.getStore();
  if (life?.isOver) throw new DOMException("The device was killed.", "AbortError");
  const act = realTransaction.apply(this, given);
  life?.begins(act);
  return act;
};

/** A rest of the test's own, by no device's clock. */
export function rest(milliseconds: number): Promise<void> {
  return new Promise((resolve) => realTimeout(resolve, milliseconds));
}

/** As far as other work goes in one turn of the program. */
export function turn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
