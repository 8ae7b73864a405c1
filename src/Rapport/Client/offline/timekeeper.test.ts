import { expect, test, vi } from "vitest";
import { onContact, timed } from "../lib/contact";
import type { Answer } from "../sending/answer";
import type { Operation } from "../sending/operation";
import { Clock } from "./clock/clock";
import { MemoryClocks } from "./clock/clockStore";
import type { NewItem } from "./item";
import { MemoryStore } from "./memoryStore";
import { Outbox } from "./outbox";
import { Timekeeper } from "./timekeeper";

const START = Date.parse("2026-11-24T09:00:00Z");
const HOUR = 3_600_000;
const HERE: Answer = { state: "here", at: new Date(START) };

function note(id: string, at: number, more: Partial<NewItem> = {}): { item: NewItem; file: null } {
  return { item: { id, event: "e1", author: "p1", kind: "entry.post", capturedAt: new Date(at).toISOString(), body: {}, fields: {}, excerpt: id, file: null, ...more }, file: null };
}

/** A queue on a device whose wall clock is the test's, with a network that can be away. */
function device(): { reading: { wall: number; steady: number }; batches: Operation[][]; outbox: Outbox; clock: Clock; away: { now: boolean } } {
  const reading = { wall: START, steady: 0 };
  const clock = new Clock(() => ({ ...reading }), new MemoryClocks(), "r1");
  const batches: Operation[][] = [];
  const away = { now: false };
  const meet = (): boolean => clock.met({ sent: { ...reading }, answered: { ...reading }, server: START + reading.steady });
  const send = async (_event: string, _author: string, operations: Operation[]): Promise<Map<string, Answer> | Answer> => {
    if (away.now) return { state: "waiting", sentence: "No connection.", again: null };
    batches.push(operations);
    meet();
    return new Map(operations.map(({ id }) => [id, HERE]));
  };
  const outbox = new Outbox("e1", "p1", new MemoryStore(), { send, upload: async () => HERE }, () => undefined, () => 0, new Timekeeper(clock));
  return { reading, batches, outbox, clock, away };
}

test("as long as the clock runs on, nothing is asked that need not be", async () => {
  const { reading, batches, outbox } = device();
  void outbox.run();
  reading.wall += HOUR;
  await outbox.add([note("a", reading.wall)]);
  await vi.waitFor(() => expect(batches).toHaveLength(1));
  await outbox.add([note("b", reading.wall)]);
  await vi.waitFor(() => expect(batches).toHaveLength(2));
  expect(batches.map((batch) => batch.map(({ id, correction }) => [id, correction]))).toEqual([[["a", undefined]], [["b", -HOUR]]]);
  await outbox.stop();
});

test("after a change of the clock the server is asked the time once, and then gets all of it", async () => {
  const { reading, batches, outbox, clock, away } = device();
  away.now = true;
  clock.met({ sent: { ...reading }, answered: { ...reading }, server: START });
  await outbox.add([note("a", START)]);
  reading.wall += HOUR;
  await outbox.add([note("b", reading.wall)]);
  reading.wall -= 3 * HOUR;
  await outbox.add([note("c", reading.wall), note("photo", START - 24 * HOUR, { ownTime: true })]);
  reading.steady += 1;
  reading.wall += 1;
  away.now = false;
  void outbox.run();
  await vi.waitFor(() => expect(batches).toHaveLength(2));
  expect(batches.map((batch) => batch.map(({ id, correction, deviceClock, approximate }) => [id, correction, deviceClock, approximate]))).toEqual([
    [], [["a", 0, undefined, undefined], ["b", 1 - HOUR, undefined, undefined], ["c", 2 + 2 * HOUR, undefined, undefined], ["photo", undefined, undefined, undefined]],
  ]);
  await outbox.stop();
});

test("what goes once more in other words is of when it was written, by the clock of then", async () => {
  const { reading, batches, outbox, clock } = device();
  clock.met({ sent: { ...reading }, answered: { ...reading }, server: START });
  const moment = await clock.mark();
  reading.wall += HOUR; // Set wrongly since.
  clock.look();
  await outbox.add([note("mended", START, { moment })]);
  void outbox.run();
  await vi.waitFor(() => expect(batches.flat()).toHaveLength(1));
  expect(batches.flat()[0]?.correction).toBe(0);
  await outbox.stop();
});

test("the time is learnt in passing, also before anybody listens", async () => {
  const heard: number[] = [];
  const fetch = timed(async () => new Response("", { headers: { "Server-Time": "2026-11-24T09:00:00.250Z" } }), () => ({ wall: 7, steady: 1 }));
  await fetch("/live/e1", {});
  onContact(({ server }) => void heard.push(server));
  await timed(async () => new Response(""))("/a/page/of/the/hotel", {});
  await fetch("/live/e1", {});
  expect(heard).toEqual([START + 250, START + 250]);
});
