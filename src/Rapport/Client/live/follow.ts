import type { Fetch } from "../lib/contact";
import { ask, listen, type Heard } from "./line";

export interface Means {
  fetch: Fetch;
  random(): number;
}

const STREAMS_BEFORE_POLLING = 2;
const POLLS_BEFORE_TRYING_A_STREAM = 60;
const LONGEST_PAUSE = 30_000;

/** Keeps a line open until told to stop: a stream where streams pass, questions where they do not. */
export async function follow(
  address: string, at: () => number, heard: Heard, stop: AbortSignal, means: Means,
): Promise<void> {
  let silent = 0;
  let failed = 0;
  let polls = 0;
  while (!stop.aborted) {
    if (silent < STREAMS_BEFORE_POLLING) {
      const ending = await listen(address, at(), heard, stop, means.fetch);
      if (ending === "over") return;
      silent = ending === "refused" ? silent + 1 : 0;
      // Chance spreads the crowd that comes back at once when a server starts again.
      if (silent < STREAMS_BEFORE_POLLING) await pause(500 + 2_500 * means.random(), stop);
      continue;
    }
    const asked = await ask(address, at(), heard, stop, means.fetch);
    if (asked === "over") return;
    failed = asked === "failed" ? failed + 1 : 0;
    await pause(asked === "failed" ? Math.min(2_000 * 2 ** failed, LONGEST_PAUSE) : asked.wait, stop);
    if (++polls % POLLS_BEFORE_TRYING_A_STREAM === 0) silent = STREAMS_BEFORE_POLLING - 1;
  }
}

function pause(milliseconds: number, stop: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (stop.aborted) return resolve();
    const done = (): void => {
      clearTimeout(timer);
      stop.removeEventListener("abort", done);
      resolve();
    };
    const timer = setTimeout(done, milliseconds);
    stop.addEventListener("abort", done);
  });
}
