import "fake-indexeddb/auto";
import { afterEach, expect, test, vi } from "vitest";
import type { Answer } from "../sending/answer";
import type { Operation } from "../sending/operation";
import type { Sent } from "../sending/upload";
import type { Courier } from "./courier";
import type { Item, NewItem } from "./item";
import { MemoryStore } from "./memoryStore";
import { Outbox } from "./outbox";
import { DELIVERED_KEPT, IndexedStore, type Store } from "./store";

const HERE: Answer = { state: "here", at: new Date("2026-11-24T11:42:00Z") };
const CUT: Answer = { state: "waiting", sentence: "No connection.", again: null };

/** A server that keeps what it was given, and answers as the test says. */
class FakeCourier implements Courier {
  batches: string[][] = [];
  files: string[] = [];
  authors = new Set<string>();
  answer: (operations: Operation[]) => Map<string, Answer> | Answer = (operations) => new Map(operations.map(({ id }) => [id, HERE]));
  file: (file: Sent, signal?: AbortSignal) => Answer | Promise<Answer> = () => HERE;

  async send(_event: string, author: string, operations: Operation[]): Promise<Map<string, Answer> | Answer> {
    this.batches.push(operations.map(({ id }) => id));
    this.authors.add(author);
    return this.answer(operations);
  }
  async upload(file: Sent, _progress: (part: number) => void, signal?: AbortSignal): Promise<Answer> {
    this.files.push(file.part ? `${file.id} ${file.part} ${await file.blob.text()}` : file.id);
    return this.file(file, signal);
  }
}

let made = 0;
let running: Outbox[] = [];

function item(id: string, file: string | null = null, author = "p1"): NewItem {
  return { id, event: "e1", author, kind: "entry.post", capturedAt: "2026-11-24T11:40:00.000Z", body: { text: id }, fields: { text: id }, excerpt: id, file };
}

function run(store: Store, courier: Courier, author = "p1"): Outbox {
  const outbox = new Outbox("e1", author, store, courier, () => undefined, () => 0);
  running.push(outbox);
  void outbox.run();
  return outbox;
}

async function states(store: Store, author = "p1"): Promise<string[]> {
  return (await store.of("e1", author)).map(({ id, state }: Item) => `${id} ${state.is}`);
}

async function open(): Promise<{ store: IndexedStore; name: string }> {
  const name = `rapport-${made++}`;
  return { store: await IndexedStore.open(name), name };
}

afterEach(async () => {
  await Promise.all(running.map((outbox) => outbox.stop()));
  running = [];
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
