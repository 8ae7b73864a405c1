import "fake-indexeddb/auto";
import { deleteDB } from "idb";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import * as Y from "yjs";
import { fakeLocks } from "../../lib/testing/fakeLocks";
import { openDatabase, type Database } from "../../offline/database";
import { noKeys } from "../../offline/keys";
import { IndexedNotes } from "../keep/indexedNotes";
import { Paper } from "../keep/paper";
import { message } from "../testing/fakeCodec";
import { FakeServer } from "../testing/fakeServer";
import { fetchFrom, QUICK, socketTo, write, type FakeSocket } from "../testing/noteWorld";
import { Room } from "./room";
import { openTabs } from "./tabs";

const WHOSE = { note: "n", author: "ada", event: "e" };
const network = { isUp: true, takesSockets: true, loses: () => false };
let [db, server, sockets, rooms]: [Database | null, FakeServer, FakeSocket[], Room[]] = [null, new FakeServer(), [], []];

beforeEach(async () => {
  vi.stubGlobal("location", { protocol: "https:", host: "notes.test" });
  vi.stubGlobal("navigator", { locks: fakeLocks(), onLine: true });
  [db, server, sockets, rooms] = [await openDatabase("rooms"), new FakeServer(), [], []];
});
afterEach(async () => {
  for (const room of rooms) room.leave();
  vi.unstubAllGlobals();
  db?.close();
  await deleteDB("rooms");
});

async function tab(isSeen: boolean, anew: (isFirst: boolean) => Promise<void> = async () => undefined): Promise<Room> {
  const tabs = openTabs("n", "ada");
  const paper = await Paper.open(new IndexedNotes(db as Database, WHOSE), tabs);
  const means = { open: socketTo(server, "ada", network, sockets), fetch: fetchFrom(server, () => "ada", network), keys: noKeys, patience: QUICK, random: Math.random, isSeen: () => isSeen, keeps: true };
  const room = new Room(WHOSE, means, paper, tabs, null, () => undefined, anew);
  rooms.push(room);
  return room;
}

const text = ({ paper }: Room): string => String(paper.doc.getXmlFragment("default"));
const open = (room: Room): Promise<void> => vi.waitFor(() => expect(room.state.line).toBe("open"));

test("one tab holds the conversation for two, and names both", async () => {
  const first = await tab(true);
  await open(first);
  const second = await tab(false);
  await open(second);
  write(second.paper.doc, "from the second");
  write(first.paper.doc, "from the first");
  await vi.waitFor(() => expect([text(first), text(second)]).toEqual([server.text(), server.text()]));
  expect(server.text()).toContain("from the second");
  expect(server.talks.size).toBe(1);
  await vi.waitFor(async () => expect(await second.paper.notes.waiting()).toEqual([]));
});

test("the tab that is looked at takes over, and when it is closed the other has it again", async () => {
  const first = await tab(true);
  await open(first);
  const second = await tab(true);
  write(second.paper.doc, "from the second");
  await vi.waitFor(() => expect(server.text()).toContain("from the second"));
  expect(server.talks.size).toBe(1);
  second.leave();
  write(first.paper.doc, "from the first");
  await vi.waitFor(() => expect(server.text()).toContain("from the first"));
  expect(server.talks.size).toBe(1);
});

test("a document begun anew is begun anew in both tabs, by one of them", async () => {
  const told: boolean[] = [];
  const renew = (room: () => Room) => async (isFirst: boolean) => {
    told.push(isFirst);
    if (isFirst) await room().paper.notes.anew(null, 1);
    if (isFirst) room().tellAnew();
    room().leave();
  };
  const first: Room = await tab(true, renew(() => first));
  const second: Room = await tab(false, renew(() => second));
  write(first.paper.doc, "words");
  await vi.waitFor(() => expect(server.text()).toContain("words"));
  server.anew();
  await vi.waitFor(() => expect(told).toEqual([true, false]));
  await vi.waitFor(() => expect(server.talks.size).toBe(0));
  expect([told, (await new IndexedNotes(db as Database, WHOSE).head()).begun]).toEqual([[true, false], 1]);
});

test("where somebody is goes from either tab to the others", async () => {
  const heard: string[] = [];
  const [first, second] = [await tab(true), await tab(false)];
  await open(second);
  for (const talk of server.talks) vi.spyOn(talk, "hear").mockImplementation((bytes) => void heard.push(new TextDecoder().decode(bytes)));
  first.presence.isScribe = true;
  second.presence.isScribe = true;
  await vi.waitFor(() => expect(heard.filter((said) => said.includes("scribe")).length).toBeGreaterThan(1), { timeout: 3000 });
  expect(Y.decodeStateVector(Y.encodeStateVector(first.paper.doc)).size).toBe(0);
});

test("where the others are is forgotten in both tabs when the line is over, and heard anew with the next", async () => {
  const [first, second] = [await tab(true), await tab(false)];
  await open(second);
  await vi.waitFor(() => expect(server.talks.size).toBe(1));
  const know = (): boolean[] => [first, second].map(({ presence }) => presence.awareness.states.has(99));
  const tell = (): void => server.talks.forEach((talk) => talk.out(message(22, 99, "{}")));
  tell();
  await vi.waitFor(() => expect(know()).toEqual([true, true]));
  network.takesSockets = false;
  sockets.forEach((socket) => socket.close());
  await vi.waitFor(() => expect(know()).toEqual([false, false]));
  network.takesSockets = true;
  await vi.waitFor(() => expect(server.talks.size).toBe(1));
  tell();
  await vi.waitFor(() => expect(know()).toEqual([true, true]));
});
