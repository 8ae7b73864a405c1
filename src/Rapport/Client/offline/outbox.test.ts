import "fake-indexeddb/auto";
import { afterEach, expect, test, vi } from "vitest";
import { pause } from "../lib/pause";
import type { Answer } from "../sending/answer";
import { MemoryStore } from "./memoryStore";
import { IndexedStore, type Store } from "./store";
import { CUT, end, FakeCourier, HERE, item, open, run, states } from "./testing/outboxWorld";

afterEach(async () => {
  await end();
  vi.useRealTimers();
});

const stores: [string, () => Promise<Store>][] = [["IndexedDB", async () => (await open()).store], ["memory", async () => new MemoryStore()]];

test.each(stores)("in %s everything goes in its order, each once", async (_name, make) => {
  const [store, courier] = [await make(), new FakeCourier()];
  const outbox = run(store, courier);
  for (const id of ["a", "b", "c"]) await outbox.add([{ item: item(id), file: null }]);
  await vi.waitFor(async () => expect(await states(store)).toEqual(["a here", "b here", "c here"]));
  expect(courier.batches.flat()).toEqual(["a", "b", "c"]);
});

test.each(stores)("in %s an item that its author lets go of is gone, with its file", async (_name, make) => {
  const store = await make();
  await store.add([{ item: item("a", "f"), file: new Blob(["x"]) }]);
  await store.forget("a");
  expect([await states(store), await store.file("f")]).toEqual([[], undefined]);
});

test("what was added is there after a kill at any moment, and keeps its order", async () => {
  const { store, name } = await open();
  for (const id of ["a", "b", "c"]) await store.add([{ item: item(id, id === "b" ? "f" : null), file: id === "b" ? new Blob(["x"]) : null }]);
  store.close();
  const again = await IndexedStore.open(name);
  expect(await states(again)).toEqual(["a waiting", "b waiting", "c waiting"]);
  expect((await again.file("f"))?.arrived).toBe(false);
});

test("an answer that was lost is asked for again under the same id", async () => {
  const { store } = await open();
  const courier = new FakeCourier();
  courier.answer = (operations) => (courier.batches.length === 1 ? CUT : new Map(operations.map(({ id }) => [id, HERE])));
  const outbox = run(store, courier);
  await outbox.add([{ item: item("a"), file: null }]);
  await vi.waitFor(() => expect(courier.batches).toHaveLength(1));
  await vi.waitFor(async () => expect((await store.of("e1", "p1"))[0]?.state).toEqual({ is: "waiting", sentence: "No connection." }));
  outbox.wake();
  await vi.waitFor(async () => expect(await states(store)).toEqual(["a here"]));
  expect(courier.batches).toEqual([["a"], ["a"]]);
});

test("what the server refuses stays with its reason and holds nothing back", async () => {
  const { store } = await open();
  const courier = new FakeCourier();
  courier.answer = (operations) => new Map(operations.map(({ id }) => [id, id === "b" ? { state: "refused", sentence: "Sealed." } : HERE]));
  for (const id of ["a", "b", "c"]) await store.add([{ item: item(id), file: null }]);
  run(store, courier);
  await vi.waitFor(async () => expect(await states(store)).toEqual(["a here", "b refused", "c here"]));
  expect((await store.of("e1", "p1"))[1]?.state).toEqual({ is: "refused", sentence: "Sealed." });
  expect(courier.batches.flat()).toEqual(["a", "b", "c"]);
});

test("a request refused as a whole is sent one by one, and only the one to blame is refused", async () => {
  const { store } = await open();
  const courier = new FakeCourier();
  courier.answer = (operations) =>
    operations.some(({ id }) => id === "b") ? { state: "refused", sentence: "Too large." } : new Map(operations.map(({ id }) => [id, HERE]));
  for (const id of ["a", "b", "c"]) await store.add([{ item: item(id), file: null }]);
  run(store, courier);
  await vi.waitFor(async () => expect(await states(store)).toEqual(["a here", "b refused", "c here"]));
  expect(courier.batches).toEqual([["a", "b", "c"], ["a"], ["b", "c"], ["b"], ["c"]]);
});

test("an item that an answer leaves out waits, whatever became of the one before it", async () => {
  const { store } = await open();
  const courier = new FakeCourier();
  courier.answer = () => new Map([["a", HERE]]);
  for (const id of ["a", "b"]) await store.add([{ item: item(id), file: null }]);
  run(store, courier);
  await vi.waitFor(async () => expect(await states(store)).toEqual(["a here", "b waiting"]));
});

test("words pass a photo that is still on its way, and its entry follows the photo", async () => {
  const { store } = await open();
  const courier = new FakeCourier();
  let arrive: (answer: Answer) => void = () => undefined;
  courier.file = () => new Promise((resolve) => (arrive = resolve));
  await store.add([{ item: item("photo", "f"), file: new Blob(["x"]) }]);
  await store.add([{ item: item("words"), file: null }]);
  run(store, courier);
  await vi.waitFor(async () => expect(await states(store)).toEqual(["photo waiting", "words here"]));
  arrive(HERE);
  await vi.waitFor(async () => expect(await states(store)).toEqual(["photo here", "words here"]));
  expect([courier.files, courier.batches]).toEqual([["f"], [["words"], ["photo"]]]);
  expect(await store.file("f")).toBeUndefined();
});

test("what is said about an entry does not overtake it", async () => {
  const { store } = await open();
  const courier = new FakeCourier();
  let arrive: (answer: Answer) => void = () => undefined;
  courier.file = () => new Promise((resolve) => (arrive = resolve));
  await store.add([{ item: item("photo", "f"), file: new Blob(["x"]) }]);
  await store.add([{ item: { ...item("comment"), body: { about: "photo" } }, file: null }, { item: { ...item("amendment"), body: { target: "photo" } }, file: null }]);
  await store.add([{ item: item("words"), file: null }]);
  run(store, courier);
  await vi.waitFor(async () => expect(await states(store)).toEqual(["photo waiting", "comment waiting", "amendment waiting", "words here"]));
  arrive(HERE);
  await vi.waitFor(() => expect(courier.batches).toEqual([["words"], ["photo", "comment", "amendment"]]));
});

test("a photo that arrived before a kill is not sent again", async () => {
  const { store, name } = await open();
  await store.add([{ item: item("photo", "f"), file: new Blob(["x"]) }]);
  await store.arrived("f");
  store.close();
  const [again, courier] = [await IndexedStore.open(name), new FakeCourier()];
  run(again, courier);
  await vi.waitFor(async () => expect(await states(again)).toEqual(["photo here"]));
  expect(courier.files).toEqual([]);
});

test("a photo that is refused is refused with its entry, and keeps nobody waiting", async () => {
  const { store } = await open();
  const courier = new FakeCourier();
  courier.file = ({ id }) => (id === "f" ? { state: "refused", sentence: "Damaged." } : HERE);
  await store.add([{ item: item("a", "f"), file: new Blob(["x"]) }]);
  await store.add([{ item: item("b", "g"), file: new Blob(["x"]) }]);
  run(store, courier);
  await vi.waitFor(async () => expect(await states(store)).toEqual(["a refused", "b here"]));
});

test.each(stores)("in %s a photo is shown from its reading size, and its original follows when nothing waits", async (_name, make) => {
  const [store, courier] = [await make(), new FakeCourier()];
  let answer: (to: Map<string, Answer>) => void = () => undefined;
  const held = new Promise<Map<string, Answer>>((resolve) => (answer = resolve));
  courier.send = async (_event, _author, operations) => (operations.some(({ id }) => id === "words") ? held : new Map(operations.map(({ id }) => [id, HERE])));
  await store.add([{ item: item("a", "f"), file: new Blob(["all"]), reading: new Blob(["read"]) }, { item: item("b", "g"), file: new Blob(["small"]), reading: null }]);
  const outbox = run(store, courier);
  // Two go at a time; the original is the last in any case.
  await vi.waitFor(async () => expect([courier.files.slice(0, 2).sort(), courier.files.slice(2)]).toEqual([["f reading read", "g"], ["f original all"]]));
  await vi.waitFor(async () => expect([await store.originals("e1", "p1"), await store.file("f"), await store.file("g")]).toEqual([[], undefined, undefined]));
  await outbox.add([{ item: item("words"), file: null }]);
  await outbox.add([{ item: item("c", "h"), file: new Blob(["all"]), reading: new Blob(["read"]) }]);
  await vi.waitFor(async () => expect(courier.files.slice(3)).toEqual(["h reading read"]));
  expect((await store.file("h"))?.arrived).toBe(true);
  answer(new Map([["words", HERE], ["c", HERE]]));
  await vi.waitFor(async () => expect(courier.files.slice(4)).toEqual(["h original all"]));
});

test("an original outlives a kill, and one that the server does not take stays and is not sent again", async () => {
  const { store, name } = await open();
  await store.add([{ item: item("a", "f"), file: new Blob(["all"]), reading: new Blob(["read"]) }]);
  const [first, second] = [new FakeCourier(), new FakeCourier()];
  first.file = ({ part }) => (part === "original" ? CUT : HERE);
  const outbox = run(store, first);
  await vi.waitFor(() => expect(first.files).toHaveLength(2));
  await outbox.stop();
  store.close();
  const again = await IndexedStore.open(name);
  expect([await states(again), (await again.originals("e1", "p1")).map(({ id }) => id)]).toEqual([["a here"], ["f"]]);
  second.file = () => ({ state: "refused", sentence: "Sealed." });
  run(again, second).wake();
  await vi.waitFor(async () => expect((await again.file("f"))?.refused).toBe("Sealed."));
  expect([await (await again.file("f"))?.blob.text(), second.files]).toEqual(["all", ["f original all"]]);
});

test("what somebody else left on this device is not sent as mine, and stays theirs", async () => {
  const { store } = await open();
  const courier = new FakeCourier();
  await store.add([{ item: item("hers", null, "p2"), file: null }]);
  const outbox = run(store, courier);
  await outbox.add([{ item: item("mine"), file: null }]);
  await vi.waitFor(async () => expect(await states(store)).toEqual(["mine here"]));
  expect([courier.batches, [...courier.authors], await states(store, "p2")]).toEqual([[["mine"]], ["p1"], ["hers waiting"]]);
});

test("a thousand items go in large batches", async () => {
  const store = new MemoryStore();
  const courier = new FakeCourier();
  for (let place = 0; place < 1000; place++) await store.add([{ item: item(`i${place}`), file: null }]);
  run(store, courier);
  await vi.waitFor(() => expect(courier.batches.flat()).toHaveLength(1000));
  expect(courier.batches).toHaveLength(10);
});

test("it tries less and less often, differently on each device, and never sooner than the server asks", () => {
  expect([1, 2, 3, 9].map((failures) => pause(failures, null, () => 1))).toEqual([2, 4, 8, 60]);
  expect([pause(1, null, () => 0), pause(3, null, () => 0)]).toEqual([1, 4]);
  expect([pause(1, 30, () => 0), pause(1, 30, () => 1)]).toEqual([30, 36]);
});

test("it tries again by itself", async () => {
  const store = new MemoryStore();
  const courier = new FakeCourier();
  courier.answer = (operations) => (courier.batches.length < 3 ? CUT : new Map(operations.map(({ id }) => [id, HERE])));
  vi.useFakeTimers();
  await store.add([{ item: item("a"), file: null }]);
  run(store, courier);
  await vi.advanceTimersByTimeAsync(999);
  expect(courier.batches).toHaveLength(1);
  await vi.advanceTimersByTimeAsync(2001);
  expect([courier.batches.length, await states(store)]).toEqual([3, ["a here"]]);
});

test.each(stores)("in %s what was refused goes again as it was, and nothing else with it", async (_name, make) => {
  const [store, courier] = [await make(), new FakeCourier()];
  let isSealed = true;
  courier.answer = (operations) => new Map(operations.map(({ id }) => [id, isSealed || id === "c" ? { state: "refused", sentence: "No.", code: id === "c" ? "bad" : "event_sealed" } : HERE]));
  courier.file = () => HERE;
  await store.add([{ item: item("a", "f"), file: new Blob(["x"]) }, { item: item("b"), file: null }, { item: item("c"), file: null }]);
  const outbox = run(store, courier);
  await vi.waitFor(async () => expect(await states(store)).toEqual(["a refused", "b refused", "c refused"]));
  isSealed = false;
  await outbox.retry(({ state }) => state.is === "refused" && state.code === "event_sealed");
  await vi.waitFor(async () => expect(await states(store)).toEqual(["a here", "b here", "c refused"]));
});

test("a photo that hangs does not keep the queue from being given up and taken again", async () => {
  const { store } = await open();
  const courier = new FakeCourier();
  courier.file = (_file, signal) => new Promise((resolve) => signal?.addEventListener("abort", () => resolve(CUT)));
  await store.add([{ item: item("photo", "f"), file: new Blob(["x"]) }]);
  const outbox = run(store, courier);
  await vi.waitFor(() => expect(courier.files).toEqual(["f"]));
  await outbox.stop();
  expect((await store.of("e1", "p1"))[0]?.state).toEqual({ is: "waiting", sentence: null }); // Nothing was in the way.
  courier.file = () => HERE;
  void outbox.run();
  await outbox.add([{ item: item("words"), file: null }]);
  await vi.waitFor(async () => expect(await states(store)).toEqual(["photo here", "words here"]));
});

test("while nothing changes, nothing is written", async () => {
  const [store, courier] = [new MemoryStore(), new FakeCourier()];
  courier.answer = () => CUT;
  const settle = vi.spyOn(store, "settle");
  vi.useFakeTimers();
  await store.add([{ item: item("a"), file: null }]);
  run(store, courier);
  await vi.advanceTimersByTimeAsync(60_000);
  expect([courier.batches.length > 2, settle.mock.calls.length]).toEqual([true, 1]);
});
