import "fake-indexeddb/auto";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { openDatabase, type Database } from "../offline/database";
import { Recordings } from "../offline/recordings";
import { KINDS, refusal, typeFor } from "./recordingKind";
import { clock, Stopwatch } from "./stopwatch";

let db: Database;
let number = 0;
const held: string[] = [];

beforeEach(async () => {
  db = await openDatabase(`recordings-${number++}`);
  vi.stubGlobal("navigator", { locks: { query: async () => ({ held: held.map((name) => ({ name })) }) } });
});

afterEach(() => {
  db.close();
  held.length = 0;
  vi.unstubAllGlobals();
});

async function record(name: string, ...seconds: string[]): Promise<void> {
  const store = new Recordings(db);
  for (const [place, second] of seconds.entries()) await store.keep(name, place, new Blob([second], { type: "audio/mp4" }));
}

test("pieces come back as one recording, in order, of their own type", async () => {
  const seconds = Array.from({ length: 12 }, (_, place) => `${place};`);
  await record("e1/p1/audio/5", ...seconds);
  const whole = await new Recordings(db).whole("e1/p1/audio/5");
  expect([await whole.text(), whole.type]).toEqual([seconds.join(""), "audio/mp4"]);
});

test("what one person left in one event is offered, and nothing else", async () => {
  await record("e1/p1/audio/5", "a", "b");
  await record("e1/p1/video/6", "c");
  await record("e1/p2/audio/7", "d");
  await record("e2/p1/audio/8", "e");
  expect(await new Recordings(db).left("e1", "p1")).toEqual([
    { id: "e1/p1/audio/5", kind: "audio", seconds: 2, began: new Date(5) },
    { id: "e1/p1/video/6", kind: "video", seconds: 1, began: new Date(6) },
  ]);
});

test("what another tab is recording now is not offered", async () => {
  await record("e1/p1/audio/5", "a");
  held.push("e1/p1/audio/5");
  expect(await new Recordings(db).left("e1", "p1")).toEqual([]);
});

test("what is forgotten is gone whole, and its neighbour stays", async () => {
  const store = new Recordings(db);
  await record("e1/p1/audio/5", "a", "b");
  await record("e1/p1/audio/56", "c");
  await store.forget("e1/p1/audio/5");
  expect((await store.left("e1", "p1")).map(({ id }) => id)).toEqual(["e1/p1/audio/56"]);
  expect((await store.whole("e1/p1/audio/5")).size).toBe(0);
});

test("pauses do not count", () => {
  let now = 1000;
  const watch = new Stopwatch(() => now);
  watch.start();
  watch.start();
  now += 2500;
  watch.pause();
  now += 60_000;
  expect(watch.milliseconds).toBe(2500);
  watch.start();
  now += 500;
  expect(watch.milliseconds).toBe(3000);
});

test.each([[0, "0:00"], [42_900, "0:42"], [723_000, "12:03"], [3_723_000, "1:02:03"], [-5, "0:00"]])("%d ms are %s", (milliseconds, said) => {
  expect(clock(milliseconds)).toBe(said);
});

test("what most devices play is recorded where a browser can", () => {
  const [audio, video] = [KINDS.audio!, KINDS.video!];
  expect(typeFor(audio, () => true)).toContain("audio/mp4");
  expect(typeFor(audio, (type) => type.includes("webm"))).toBe("audio/webm;codecs=opus");
  expect(typeFor(video, () => true)).toContain("avc1");
  expect(typeFor(video, (type) => type.includes("vp8"))).toBe("video/webm;codecs=vp8,opus");
  expect(typeFor(video, () => false)).toBeUndefined();
});

test("what is in the way is said in one sentence", () => {
  const named = (name: string): Error => Object.assign(new Error(), { name });
  const said = ["NotAllowedError", "NotFoundError", "AbortError"].map((name) => refusal(named(name)));
  expect(new Set(said).size).toBe(3);
  expect(said[0]).toContain("not allowed");
});
