// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { later } from "./later";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function failing(times: number): { load: () => Promise<string>; asked: () => number } {
  let asked = 0;
  return { load: async () => (++asked > times ? "here" : Promise.reject(new TypeError("Failed to fetch"))), asked: () => asked };
}

test("a piece of script that does not come is asked for again, each time after a longer pause", async () => {
  const { load, asked } = failing(2);
  const came = later(load, () => 1);
  await vi.advanceTimersByTimeAsync(1_999);
  expect(asked()).toBe(1);
  await vi.advanceTimersByTimeAsync(1);
  expect(asked()).toBe(2);
  await vi.advanceTimersByTimeAsync(4_000);
  expect(await came).toBe("here");
});

test("when the network is back it is asked for at once", async () => {
  const { load, asked } = failing(1);
  const came = later(load, () => 1);
  await vi.advanceTimersByTimeAsync(1);
  dispatchEvent(new Event("online"));
  expect(await came).toBe("here");
  expect(asked()).toBe(2);
});
