import "fake-indexeddb/auto";
import { deleteDB } from "idb";
import { afterEach, beforeEach, expect, test } from "vitest";
import * as Y from "yjs";
import { openDatabase, type Database } from "../../offline/database";
import { noKeys } from "../../offline/keys";
import { IndexedNotes } from "../keep/indexedNotes";
import { FakeServer } from "../testing/fakeServer";
import { fetchFrom, write } from "../testing/noteWorld";
import { sendOne, waitingIn } from "./leftovers";

const WHOSE = { note: "n", author: "ada", event: "e" };
const network = { isUp: true, takesSockets: true, loses: () => false };
let db: Database;
let server: FakeServer;

beforeEach(async () => {
  [db, server, network.isUp] = [await openDatabase("leftovers"), new FakeServer(), true];
});
afterEach(async () => {
  db.close();
  await deleteDB("leftovers");
});

async function leave(words: string[]): Promise<void> {
  const doc = new Y.Doc();
  const updates: Uint8Array[] = [];
  doc.on("update", (update: Uint8Array) => updates.push(update));
  for (const word of words) write(doc, word);
  await new IndexedNotes(db, WHOSE).keep({ begun: 0, fresh: updates.map((bytes) => ({ bytes, clients: [doc.clientID], changes: 1, waiting: 1 })), settled: [], head: null });
}

test("what waits of a closed note is sent from any page", async () => {
  await leave(["one", "two"]);
  expect(await waitingIn(db)).toEqual([WHOSE]);
  expect(await sendOne(db, WHOSE, { keys: noKeys, fetch: fetchFrom(server, () => "ada", network) })).toBe(true);
  expect(server.text()).toBe("<paragraph>one</paragraph><paragraph>two</paragraph>");
  expect([await waitingIn(db), (await new IndexedNotes(db, WHOSE).head()).after]).toEqual([[], 0]);
});

test("without an answer it waits on, and is kept once", async () => {
  await leave(["one"]);
  const lost = fetchFrom(server, () => "ada", network);
  const cut = async (...asked: Parameters<typeof lost>): Promise<Response> => {
    const whole = new Uint8Array(await (await lost(...asked)).arrayBuffer());
    return new Response(whole.slice(0, -1), { headers: { "content-type": "application/octet-stream" } });
  };
  expect(await sendOne(db, WHOSE, { keys: noKeys, fetch: cut })).toBe(false);
  network.isUp = false;
  expect(await sendOne(db, WHOSE, { keys: noKeys, fetch: lost })).toBe(false);
  network.isUp = true;
  expect(await sendOne(db, WHOSE, { keys: noKeys, fetch: lost })).toBe(true);
  expect(server.text()).toBe("<paragraph>one</paragraph>");
});

test("somebody else's log-in sends nothing, nor does a locked note take anything", async () => {
  await leave(["one"]);
  expect(await sendOne(db, WHOSE, { keys: noKeys, fetch: fetchFrom(server, () => "tom", network) })).toBe(false);
  server.isLocked = true;
  expect(await sendOne(db, WHOSE, { keys: noKeys, fetch: fetchFrom(server, () => "ada", network) })).toBe(false);
  expect([server.text(), (await waitingIn(db)).length]).toEqual(["", 1]);
});

test("of two documents on one device each is kept for itself", async () => {
  await leave(["one"]);
  const other = new IndexedNotes(db, { ...WHOSE, author: "tom" });
  await other.keep({ begun: 0, fresh: [{ bytes: Uint8Array.of(0, 0), clients: [4], changes: 1, waiting: 0 }], settled: [], head: { generation: 1, after: 3 } });
  expect(await waitingIn(db)).toEqual([WHOSE]);
});
