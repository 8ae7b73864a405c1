import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { follow } from "./follow";
import type { Batch } from "./change";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

interface Run {
  asked: string[];
  batches: Batch[];
  resets: number;
  stop: AbortController;
  ended: Promise<void>;
}

function start(answer: (address: string, time: number, signal: AbortSignal) => Response | Error): Run {
  const run: Run = { asked: [], batches: [], resets: 0, stop: new AbortController(), ended: Promise.resolve() };
  let at = 7;
  const heard = {
    batch: (batch: Batch) => {
      at = batch.upTo;
      run.batches.push(batch);
    },
    reset: () => void run.resets++,
  };
  run.ended = follow("/live/e", () => at, heard, run.stop.signal, {
    random: () => 0,
    fetch: async (address, init) => {
      run.asked.push(address);
      const got = answer(address, run.asked.length, init.signal ?? run.stop.signal);
      if (got instanceof Error) throw got;
      return got;
    },
  });
  return run;
}

const stream = (text: string): Response => new Response(text, { headers: { "content-type": "text/event-stream" } });

test("a line that breaks is taken up where it ended", async () => {
  const run = start((_address, time) => time === 1 ? stream('data: {"upTo":8,"changes":[]}\n\n') : new Response(null, { status: 410 }));
  await vi.advanceTimersByTimeAsync(600);
  await run.ended;
  expect(run.asked).toEqual(["/live/e?after=7", "/live/e?after=8"]);
  expect(run.batches).toEqual([{ upTo: 8, next: null, changes: [] }]);
});

test("where streams do not pass, it asks at the server's pace", async () => {
  const run = start((address) => address.includes("?") ? new Response("<html>", { headers: { "content-type": "text/html" } })
    : Response.json({ upTo: 8, next: 4000, changes: [] }));
  await vi.advanceTimersByTimeAsync(500);
  expect(run.asked).toEqual(["/live/e?after=7", "/live/e?after=7", "/live/e/after/7"]);
  await vi.advanceTimersByTimeAsync(3_999);
  expect(run.asked).toHaveLength(3);
  await vi.advanceTimersByTimeAsync(1);
  expect(run.asked.at(-1)).toBe("/live/e/after/8");
  run.stop.abort();
  await run.ended;
});

test("a captive portal's page is not taken for news", async () => {
  const run = start(() => new Response("<html>Welcome to the hotel", { headers: { "content-type": "text/html" } }));
  await vi.advanceTimersByTimeAsync(60_000);
  expect(run.batches).toEqual([]);
  expect(run.asked.length).toBeLessThan(9);
  run.stop.abort();
  await run.ended;
});

test("a stream that falls silent for 35 seconds is given up", async () => {
  const run = start((_address, time, signal) => time > 1 ? new Response(null, { status: 404 })
    : new Response(new ReadableStream({
      start: (body) => {
        body.enqueue(new TextEncoder().encode(": beat\n\n"));
        signal.addEventListener("abort", () => body.error(new Error("cut")));
      },
    }), { headers: { "content-type": "text/event-stream" } }));
  await vi.advanceTimersByTimeAsync(34_900);
  expect(run.asked).toHaveLength(1);
  await vi.advanceTimersByTimeAsync(1_000);
  await run.ended;
  expect(run.asked).toHaveLength(2);
});

test("a server that is busy is left alone for as long as it says", async () => {
  const run = start((address) => address.includes("?") ? new Error("blocked") : new Response(null, { status: 429, headers: { "retry-after": "30" } }));
  await vi.advanceTimersByTimeAsync(20_000);
  expect(run.asked).toHaveLength(3);
  run.stop.abort();
  await run.ended;
});

test("where the server cannot say what changed, the one who asks hears that, too", async () => {
  const run = start((address) => address.includes("?") ? new Error("blocked") : Response.json({ reset: true }));
  await vi.advanceTimersByTimeAsync(2_000);
  expect([run.resets, run.batches]).toEqual([1, []]);
  run.stop.abort();
  await run.ended;
});
