import { afterEach, beforeEach, expect, test, vi } from "vitest";
import * as Y from "yjs";
import { MemoryNotes } from "../keep/memoryNotes";
import { message } from "../testing/fakeCodec";
import { FakeServer } from "../testing/fakeServer";
import { device, write } from "../testing/noteWorld";
import { AT_FIRST, stateOf } from "./linkState";

type Device = Awaited<ReturnType<typeof device>>;
let server: FakeServer;
let running: Device[];

beforeEach(() => {
  vi.stubGlobal("location", { protocol: "https:", host: "notes.test" });
  [server, running] = [new FakeServer(), []];
});
afterEach(() => {
  for (const { link } of running) link.stop();
  vi.unstubAllGlobals();
});

async function at(person: string, notes = new MemoryNotes(), more = {}): Promise<Device> {
  const made = await device(server, person, notes, more);
  running.push(made);
  void made.link.run();
  return made;
}

const waits = async ({ paper }: Device): Promise<number> => paper.keeper.unwritten + (await paper.notes.waiting()).length;
const isSaved = async (one: Device): Promise<boolean> => (await waits(one)) === 0 && stateOf(one.link, AT_FIRST).line === "open";
const saved = (...all: Device[]): Promise<void> => vi.waitFor(async () => expect(await Promise.all(all.map(isSaved))).toEqual(all.map(() => true)), { timeout: 5000, interval: 5 });

/** Nothing is called saved that the server does not have. */
function covered({ paper }: Device): boolean {
  const theirs = Y.decodeStateVector(Y.encodeStateVectorFromUpdate(server.state));
  return [...Y.decodeStateVector(Y.encodeStateVector(paper.doc))].every(([client, clock]) => (theirs.get(client) ?? 0) >= clock);
}

test("two people see each other's words, and the server has both", async () => {
  const [ada, tom] = [await at("ada"), await at("tom")];
  ada.type("from Ada");
  tom.type("from Tom");
  await saved(ada, tom);
  await vi.waitFor(() => expect(ada.text()).toBe(tom.text()));
  expect(server.text()).toBe(ada.text());
  expect(server.text()).toContain("from Tom");
});

test("an acknowledgement that was lost brings the words once more, and they are kept once", async () => {
  const ada = await at("ada");
  await saved(ada);
  let lost = 0;
  ada.network.loses = (said) => said[0] === 19 && lost++ < 2;
  ada.type("once");
  await vi.waitFor(() => expect(lost).toBeGreaterThan(1));
  await saved(ada);
  expect(server.text()).toBe("<paragraph>once</paragraph>");
});

test("what was written without a network comes over together", async () => {
  const ada = await at("ada");
  await saved(ada);
  ada.network.isUp = false;
  for (let count = 0; count < 30; count++) ada.type(`line ${count}`);
  await ada.paper.keeper.idle();
  expect(await isSaved(ada)).toBe(false);
  ada.network.isUp = true;
  ada.link.wake();
  await saved(ada);
  expect(server.text()).toBe(ada.text());
  expect(server.log.length).toBeLessThan(10);
});

test("a server that lacks what an update builds on is given all that was written here", async () => {
  const notes = new MemoryNotes();
  const ada = await at("ada", notes);
  ada.type("first");
  await saved(ada);
  ada.link.stop();
  // The server is set back to the day before.
  [server.state, server.log] = [Uint8Array.of(0, 0), []];
  await notes.keep({ begun: 0, fresh: [], settled: [], head: { generation: 1, after: 0 } });
  const again = await at("ada", notes);
  again.type("second");
  await saved(again);
  expect(server.text()).toBe("<paragraph>first</paragraph><paragraph>second</paragraph>");
});

test("a gap within a conversation is closed by what the state lacks", async () => {
  const ada = await at("ada");
  ada.type("first");
  await saved(ada);
  server.state = Uint8Array.of(0, 0);
  ada.type("second");
  await saved(ada);
  expect(server.text()).toBe(ada.text());
});

test("a locked note keeps what was written until it is reopened", async () => {
  const ada = await at("ada");
  await saved(ada);
  server.lock(true);
  ada.type("late");
  await vi.waitFor(() => expect(ada.link.talk?.sending.refusal?.code).toBe("note_locked"));
  expect(await isSaved(ada)).toBe(false);
  server.lock(false);
  await saved(ada);
  expect(server.text()).toContain("late");
});

test("a document begun anew ends the link, and says so", async () => {
  const ada = await at("ada");
  ada.type("words");
  await saved(ada);
  server.anew();
  await vi.waitFor(() => expect(ada.over).toEqual(["generation_over"]));
  const late = await at("ada", ada.notes as MemoryNotes);
  await vi.waitFor(() => expect(late.over).toEqual(["generation_over"]));
});

test("too much at once is sent again when the server said", async () => {
  const ada = await at("ada");
  await saved(ada);
  server.refuses = ["too_much"];
  ada.type("again");
  await vi.waitFor(() => expect(server.refuses).toEqual([]));
  await saved(ada);
  expect(server.text()).toContain("again");
});

test("what is refused stays, and is not called saved", async () => {
  const ada = await at("ada");
  await saved(ada);
  server.refuses = ["note_full"];
  ada.type("too many words");
  await vi.waitFor(() => expect(ada.link.talk?.sending.refusal).toMatchObject({ code: "note_full", detail: "No: note_full." }));
  expect([await waits(ada), await isSaved(ada), stateOf(ada.link, AT_FIRST).refusal?.code]).toEqual([1, true, "note_full"].map((one, place) => (place === 1 ? false : one)));
});

test("where WebSockets are blocked it goes over HTTP, both ways", async () => {
  const [ada, tom] = [await at("ada"), await device(server, "tom")];
  running.push(tom);
  tom.network.takesSockets = false;
  void tom.link.run();
  tom.type("by letter");
  ada.type("by wire");
  await saved(ada, tom);
  await vi.waitFor(() => expect(tom.text()).toBe(ada.text()));
  expect(server.text()).toContain("by letter");
});

test("where a WebSocket has passed before, the next is tried soon", async () => {
  const ada = await at("ada");
  await saved(ada);
  ada.network.takesSockets = false;
  ada.network.isUp = false;
  ada.type("by letter");
  await vi.waitFor(() => expect(server.talks.size).toBe(0));
  ada.network.isUp = true;
  await vi.waitFor(() => expect(server.text()).toContain("by letter"));
  ada.network.takesSockets = true;
  await vi.waitFor(() => expect(server.talks.size).toBe(1));
});

test("another tab's words are named before they are sent", async () => {
  const ada = await at("ada");
  await saved(ada);
  const other = new Y.Doc();
  const updates: Uint8Array[] = [];
  other.on("update", (update: Uint8Array) => updates.push(update));
  write(other, "other tab");
  await ada.notes.keep({ begun: 0, fresh: [{ bytes: Y.mergeUpdates(updates), clients: [other.clientID], changes: 1, waiting: 1 }], settled: [], head: null });
  ada.type("this tab");
  await saved(ada);
  expect(server.text()).toContain("other tab");
});

test("somebody else's cookie takes nothing, and a client of another is told", async () => {
  const ada = await at("ada");
  await saved(ada);
  const clash = await device(server, "tom", new MemoryNotes(), { clients: new Set([ada.paper.doc.clientID]) });
  running.push(clash);
  void clash.link.run();
  await vi.waitFor(() => expect(clash.over).toEqual(["client_taken"]));
  const other = await at("eve", new MemoryNotes(), { author: "ada" });
  await vi.waitFor(() => expect(other.over).toEqual(["signed_in_as_other"]));
});

test("the template goes into an empty document once, though two begin at once", async () => {
  const made = (words: string): Uint8Array => {
    const doc = new Y.Doc();
    doc.clientID = 1;
    doc.transact(() => write(doc, words));
    return Y.encodeStateAsUpdate(doc);
  };
  // Even where an organiser changed it between the two.
  const [ada, tom] = [await at("ada", new MemoryNotes(), { starter: { update: made("Points"), isWanted: false } }), await at("tom", new MemoryNotes(), { starter: { update: made("Points and decisions"), isWanted: false } })];
  await vi.waitFor(() => expect([ada.text(), tom.text()]).toEqual([server.text(), server.text()]));
  await vi.waitFor(() => expect(ada.text()).toMatch(/Points/));
  await saved(ada, tom);
  expect(server.log.length).toBe(1);
  const late = await at("eve", new MemoryNotes(), { starter: { update: made("Points"), isWanted: false } });
  await saved(late);
  expect(late.text()).toBe(server.text());
});

test("words that are no conversation end it, and it begins again", async () => {
  const ada = await at("ada");
  await saved(ada);
  for (const talk of server.talks) talk.out(message(99));
  ada.type("after nonsense");
  await saved(ada);
  expect(server.text()).toContain("after nonsense");
});

test.each([1, 7, 42])("three writers on bad networks end in the same document (seed %i)", async (seed) => {
  const chance = random(seed);
  const all = [await at("ada"), await at("tom"), await at("eve")];
  for (const { network } of all) network.loses = () => chance() < 0.03;
  const typed: string[] = [];
  for (let round = 0; round < 60; round++) {
    const one = all[Math.floor(chance() * 3)] as Device;
    if (chance() < 0.15) one.network.isUp = !one.network.isUp;
    typed.push(`w${round}x`);
    one.type(`w${round}x`);
    if (chance() < 0.2) await new Promise((resolve) => setTimeout(resolve, 3));
    for (const each of all) if (await isSaved(each)) expect(covered(each)).toBe(true);
  }
  for (const { network, link } of all) {
    [network.isUp, network.loses] = [true, () => false];
    link.wake();
  }
  await saved(...all);
  await vi.waitFor(() => expect(all.map(({ text }) => text())).toEqual(all.map(() => server.text())), { timeout: 5000 });
  expect(typed.filter((word) => !server.text().includes(word))).toEqual([]);
}, 20_000);

test.each([3, 11])("what is changed, taken out and set bold all over ends the same everywhere (seed %i)", async (seed) => {
  const chance = random(seed);
  const below = (count: number): number => Math.floor(chance() * count);
  const all = [await at("ada"), await at("tom"), await at("eve")];
  for (const { network } of all) {
    network.loses = () => chance() < 0.02;
    network.repeats = (said) => (said[0] === 18 || said[0] === 19) && chance() < 0.1;
  }
  for (let round = 0; round < 150; round++) {
    const one = all[below(3)] as Device;
    if (chance() < 0.1) one.network.isUp = !one.network.isUp;
    const fragment = one.paper.doc.getXmlFragment("default");
    const paragraph = fragment.length > 0 ? fragment.get(below(fragment.length)) : null;
    const text = paragraph instanceof Y.XmlElement ? paragraph.get(0) : null;
    if (!(text instanceof Y.XmlText) || text.length < 4 || chance() < 0.1) one.type(`round ${round}`);
    else if (chance() < 0.5) text.insert(below(text.length), `ü${round}`);
    else if (chance() < 0.5) text.delete(below(text.length - 2), 2);
    else if (chance() < 0.7) text.format(below(text.length - 2), 2, { bold: {} });
    else fragment.delete(below(fragment.length), 1);
    if (chance() < 0.2) await new Promise((resolve) => setTimeout(resolve));
  }
  for (const { network, link } of all) {
    Object.assign(network, { isUp: true, loses: () => false, repeats: () => false });
    link.wake();
  }
  await saved(...all);
  await vi.waitFor(() => expect(all.map(({ text }) => text())).toEqual(all.map(() => server.text())), { timeout: 5000 });
}, 20_000);

/** Mulberry32: a seed makes the same run each time. */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
