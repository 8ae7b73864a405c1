import "fake-indexeddb/auto";
import { afterEach, expect, test, vi } from "vitest";
import { MemoryStore } from "./memoryStore";
import { DELIVERED_KEPT } from "./store";
import { CUT, end, FakeCourier, HERE, item, open, run, states } from "./testing/outboxWorld";

afterEach(async () => {
  await end();
  vi.useRealTimers();
});

test("of what is on the server the last ones are kept, to be shown", async () => {
  const { store } = await open();
  await store.add(Array.from({ length: DELIVERED_KEPT + 5 }, (_, place) => ({ item: item(`i${place}`), file: null })));
  run(store, new FakeCourier());
  await vi.waitFor(async () => expect(await store.waiting("e1", "p1")).toEqual([]));
  expect((await states(store))[0]).toBe("i5 here");
  expect(await states(store)).toHaveLength(DELIVERED_KEPT);
});

test("a store that fails is said and tried again, and nothing is lost", async () => {
  const [store, courier] = [new MemoryStore(), new FakeCourier()];
  const waiting = store.waiting.bind(store);
  let fails = 2;
  store.waiting = (event, author) => (fails-- > 0 ? Promise.reject(new Error("The disk is full.")) : waiting(event, author));
  vi.useFakeTimers();
  await store.add([{ item: item("a"), file: null }]);
  const outbox = run(store, courier);
  await vi.advanceTimersByTimeAsync(10);
  expect(outbox.trouble).toContain("This device could not read");
  await vi.advanceTimersByTimeAsync(10_000);
  expect([outbox.trouble, await states(store)]).toEqual([null, ["a here"]]);
});

test("on a line that is too slow for many, fewer go at once", async () => {
  const [store, courier] = [new MemoryStore(), new FakeCourier()];
  courier.answer = (operations) => (operations.length > 10 ? CUT : new Map(operations.map(({ id }) => [id, HERE])));
  await store.add(Array.from({ length: 100 }, (_, place) => ({ item: item(`i${place}`), file: null })));
  vi.useFakeTimers();
  run(store, courier);
  await vi.advanceTimersByTimeAsync(3 * 60_000);
  expect(await store.waiting("e1", "p1")).toEqual([]);
});
