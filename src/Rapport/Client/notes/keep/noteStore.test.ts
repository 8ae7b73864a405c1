import "fake-indexeddb/auto";
import { deleteDB } from "idb";
import { afterEach, beforeEach, expect, test } from "vitest";
import * as Y from "yjs";
import { openDatabase, type Database } from "../../offline/database";
import type { Heard, Tabs } from "../room/tabs";
import { write } from "../testing/noteWorld";
import { forgetNotes } from "./forget";
import { IndexedNotes } from "./indexedNotes";
import type { Fresh } from "./noteStore";
import { Paper } from "./paper";
import { Safekeeping } from "./safekeeping";

const WHOSE = { note: "n", author: "ada", event: "e" };
const own = (byte: number): Fresh => ({ bytes: Uint8Array.of(byte), clients: [7], changes: 2, waiting: 1 });
let db: Database;

beforeEach(async () => {
  db = await openDatabase("notes");
});
afterEach(async () => {
  db.close();
  await deleteDB("notes");
});

/** Tabs of one browser. */
function browser(): () => Tabs {
  const hearers: [Tabs, (heard: Heard) => void][] = [];
  return () => {
    const tab: Tabs = { say: (heard) => hearers.forEach(([other, hear]) => other !== tab && hear(heard)), onHear: (hear) => void hearers.push([tab, hear]), close: () => undefined };
    return tab;
  };
}

test("what is written waits until the server has it, in order and over restarts", async () => {
  const notes = new IndexedNotes(db, WHOSE);
  await notes.keep({ begun: 0, fresh: [own(1), own(2)], settled: [], head: { generation: 3, after: 9 } });
  db.close();
  db = await openDatabase("notes");
  const again = new IndexedNotes(db, WHOSE);
  const waiting = await again.waiting();
  expect(waiting.map(({ bytes }) => bytes[0])).toEqual([1, 2]);
  expect(await again.head()).toMatchObject({ generation: 3, after: 9 });
  await again.keep({ begun: 0, fresh: [], settled: [waiting[0]?.order ?? 0], head: null });
  expect((await again.waiting()).map(({ bytes }) => bytes[0])).toEqual([2]);
  expect((await again.all()).length).toBe(2);
});

test("another person on this device sees nothing of it", async () => {
  await new IndexedNotes(db, WHOSE).keep({ begun: 0, fresh: [own(1)], settled: [], head: { generation: 3, after: 9 } });
  const other = new IndexedNotes(db, { ...WHOSE, author: "tom" });
  expect([await other.all(), (await other.head()).after]).toEqual([[], 0]);
});

test("what does not wait is put together, and the rest stays as it is", async () => {
  const [notes, doc, updates] = [new IndexedNotes(db, WHOSE), new Y.Doc(), [] as Uint8Array[]];
  doc.on("update", (update: Uint8Array) => updates.push(update));
  for (let count = 0; count < 120; count++) write(doc, `line ${count}`);
  await notes.keep({ begun: 0, fresh: updates.map((bytes, place) => ({ bytes, clients: [doc.clientID], changes: 1, waiting: place === 119 ? 1 : 0 })), settled: [], head: null });
  const paper = await Paper.open(notes, browser()());
  expect([(await notes.all()).length, (await notes.waiting()).length]).toEqual([2, 1]);
  expect(paper.clients.has(doc.clientID)).toBe(true);
  const reread = await Paper.open(notes, browser()());
  expect(reread.doc.getXmlFragment("default").toString()).toBe(doc.getXmlFragment("default").toString());
});

test("begun anew, only a copy in words is left", async () => {
  const notes = new IndexedNotes(db, WHOSE);
  await notes.keep({ begun: 0, fresh: [own(1)], settled: [], head: { generation: 3, after: 9 } });
  await notes.anew("my words", 5);
  expect([await notes.all(), (await notes.head()).generation]).toEqual([[], 0]);
  const [copy] = await notes.copies();
  expect(copy).toMatchObject({ text: "my words", made: 5 });
  if (copy) await notes.letGo(copy);
  expect(await notes.copies()).toEqual([]);
});

test("a full disk is told of, and nothing that it did not take is forgotten", async () => {
  const disk = new IndexedNotes(db, WHOSE);
  const keep = disk.keep.bind(disk);
  const notes = new Safekeeping(disk);
  disk.keep = async () => Promise.reject(new DOMException("", "QuotaExceededError"));
  await notes.keep({ begun: 0, fresh: [own(1)], settled: [], head: null });
  expect([notes.trouble, (await notes.waiting()).length]).toEqual(["full", 1]);
  disk.keep = keep;
  await notes.keep({ begun: 0, fresh: [own(2)], settled: [], head: null });
  expect([notes.trouble, (await disk.waiting()).map(({ bytes }) => bytes[0])]).toEqual([null, [1, 2]]);
  expect((await notes.waiting()).length).toBe(2);
});

test("after something of others was not kept, this device never claims to have what follows", async () => {
  const disk = new IndexedNotes(db, WHOSE);
  const keep = disk.keep.bind(disk);
  const notes = new Safekeeping(disk);
  disk.keep = async () => Promise.reject(new DOMException("", "QuotaExceededError"));
  await notes.keep({ begun: 0, fresh: [{ ...own(1), waiting: 0 }], settled: [], head: { generation: 1, after: 5 } });
  disk.keep = keep;
  await notes.keep({ begun: 0, fresh: [], settled: [], head: { generation: 1, after: 6 } });
  expect((await notes.head()).after).toBe(0);
});

test("two tabs of one person share what is written at once, each under its own client", async () => {
  const tab = browser();
  const [one, two] = [await Paper.open(new IndexedNotes(db, WHOSE), tab()), await Paper.open(new IndexedNotes(db, WHOSE), tab())];
  write(one.doc, "from one");
  write(two.doc, "from two");
  await Promise.all([one.keeper.idle(), two.keeper.idle()]);
  const texts = [one, two].map(({ doc }) => doc.getXmlFragment("default").toString());
  expect(texts[0]).toBe(texts[1]);
  expect(texts[0]).toContain("from two");
  expect(new Set((await one.notes.waiting()).flatMap(({ clients }) => clients)).size).toBe(2);
});

test("signing out forgets the notes that are on the server, and none of which something waits", async () => {
  const settled = { begun: 0, fresh: [{ ...own(1), waiting: 0 as const }], settled: [], head: { generation: 1, after: 4 } };
  const [sent, waits, others] = [new IndexedNotes(db, WHOSE), new IndexedNotes(db, { ...WHOSE, note: "m" }), new IndexedNotes(db, { ...WHOSE, author: "tom" })];
  for (const notes of [sent, waits, others]) await notes.keep(settled);
  await waits.keep({ begun: 0, fresh: [own(2)], settled: [], head: null });
  await forgetNotes(db, "ada");
  expect([(await sent.all()).length, (await sent.head()).after, (await waits.all()).length, (await others.all()).length]).toEqual([0, 0, 2, 1]);
});

test("a tab that slept while the document was begun anew mixes nothing of the old into it", async () => {
  const tab = browser();
  const [asleep, awake] = [await Paper.open(new IndexedNotes(db, WHOSE), tab()), new IndexedNotes(db, WHOSE)];
  write(asleep.doc, "old words");
  await asleep.keeper.idle();
  await awake.anew(null, 1);
  write(asleep.doc, "more of the old");
  await asleep.keeper.idle();
  expect([asleep.keeper.isStale, await awake.all(), (await awake.head()).begun]).toEqual([true, [], 1]);
});

test("what hours without a network left is put together in pieces that can be sent", async () => {
  const paper = await Paper.open(new IndexedNotes(db, WHOSE), browser()());
  for (let count = 0; count < 450; count++) {
    write(paper.doc, `line ${count} ${"x".repeat(200)}`);
    await paper.keeper.idle();
  }
  const waiting = await paper.notes.waiting();
  expect(waiting.length).toBeLessThan(60);
  expect(Math.max(...waiting.map(({ bytes }) => bytes.length))).toBeLessThan(66_000);
  expect([waiting.reduce((sum, { changes }) => sum + changes, 0), waiting.length > 50]).toEqual([450, true]);
  const again = await Paper.open(new IndexedNotes(db, WHOSE), browser()());
  expect(again.doc.getXmlFragment("default").length).toBe(450);
});

test("what is acknowledged after it was put together with more is not taken for all of it", async () => {
  const doc = new Y.Doc();
  const notes = new IndexedNotes(db, WHOSE);
  const updates: Uint8Array[] = [];
  doc.on("update", (update: Uint8Array) => updates.push(update));
  for (const words of ["sent", "not sent"]) write(doc, words);
  await notes.keep({ begun: 0, fresh: updates.map((bytes) => ({ ...own(0), bytes, changes: 1 })), settled: [], head: null });
  const [sent] = await notes.waiting();
  await notes.gather(Y.mergeUpdates);
  await notes.keep({ begun: 0, fresh: [], settled: [sent?.order ?? 0], head: null });
  expect((await notes.waiting()).map(({ changes }) => changes)).toEqual([2]);
});
