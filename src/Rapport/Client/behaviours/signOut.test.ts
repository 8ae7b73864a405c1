// @vitest-environment happy-dom
import "fake-indexeddb/auto";
import { afterEach, expect, test, vi } from "vitest";
import { nodes } from "../lib/fragment";
import { IndexedNotes } from "../notes/keep/indexedNotes";
import type { Whose } from "../notes/keep/noteStore";
import { sendNotes } from "../notes/talk/waitingNotes";
import { openDatabase } from "../offline/database";
import type { Item, State } from "../offline/item";
import { IndexedKeys } from "../offline/keys";
import type { Shown } from "../offline/outward";
import { IndexedStore } from "../offline/store";
import { askBeforeSignOut } from "./signOut";

const WAITING: State = { is: "waiting", sentence: null };
let shows: ((shown: Shown) => void)[] = [];
let isAway = false;

async function page(unsent: number, hasOriginal = false, notes: Whose[] = []): Promise<{ submitted: () => number; given: () => string[] }> {
  const db = await openDatabase();
  for (const table of ["items", "files", "keys", "notes", "noteUpdates"] as const) await db.clear(table);
  const keys = new IndexedKeys(db);
  await keys.keep({ event: "e1", author: "p1", id: "k1", token: "heron" });
  await keys.keep({ event: "e2", author: "p1", id: "k2", token: "stork" });
  await keys.keep({ event: "e1", author: "p2", id: "k3", token: "crane" });
  const store = new IndexedStore(db);
  await store.add(Array.from({ length: unsent }, (_, number) => ({ item: newItem(`i${number}`, "p1"), file: null })));
  await store.add([{ item: newItem("theirs", "p2"), file: null }]);
  if (hasOriginal) {
    await store.add([{ item: { ...newItem("seen", "p1"), file: "f1" }, file: new Blob(["original"]), reading: new Blob(["r"]) }]);
    await store.arrived("f1");
    await store.settle(new Map<string, State>([["seen", { is: "here", at: "2026-11-24T11:42:00Z", held: false }]]));
  }
  for (const whose of notes) await new IndexedNotes(db, whose).keep({ begun: 0, fresh: [{ bytes: new Uint8Array([0, 0]), clients: [7], changes: 1, waiting: 1 }], settled: [], head: null });
  document.body.replaceChildren(...nodes('<a class="me" data-person="p1">Ada</a><form action="/sign-out" method="post"><button>Sign out</button></form>'));
  const form = document.querySelector("form")!;
  let given: string[] = [];
  let count = 0;
  vi.stubGlobal("fetch", async (_address: string, { body }: { body: URLSearchParams }) => {
    if (isAway) throw new TypeError("Failed to fetch");
    given = body.getAll("key").sort();
    return { redirected: true, headers: new Headers({ Rapport: "1" }), url: "https://rapport.test/" };
  });
  shows = [];
  askBeforeSignOut(form, async () => ({ onChange: (show) => void shows.push(show) }), () => void count++);
  form.requestSubmit();
  return { submitted: () => count, given: () => given };
}

function newItem(id: string, author: string): Omit<Item, "order" | "state"> {
  return { id, event: "e1", author, kind: "entry.post", capturedAt: "2026-11-24T11:40:00.000Z", body: { text: id }, fields: {}, excerpt: id, file: null };
}

function shown(...states: State[]): Shown {
  return { items: states.map((state, order) => ({ ...newItem(`i${order}`, "p1"), order, state })), ways: new Map(), keeps: true, trouble: null };
}

const choice = (name: string): HTMLButtonElement | null => document.querySelector(`dialog [data-leave=${name}]`);
const said = (): string | null => document.querySelector("dialog [role=status]")!.textContent;

afterEach(() => {
  document.querySelectorAll("dialog").forEach((dialog) => dialog.remove());
  isAway = false;
  vi.unstubAllGlobals();
});

test("a sign-out that does not go through takes nothing away", async () => {
  isAway = true;
  const { submitted } = await page(0);
  await vi.waitFor(() => expect(document.querySelector("form [role=status]")?.textContent).toBe("There is no connection: you are still signed in."));
  expect([submitted(), (await new IndexedKeys(await openDatabase()).all()).length]).toEqual([0, 3]);
});

test("with nothing unsent the keys are given back and forgotten, and those of others stay", async () => {
  const { submitted, given } = await page(0);
  await vi.waitFor(() => expect(submitted()).toBe(1));
  expect([given(), (await new IndexedKeys(await openDatabase()).all()).map(({ id }) => id)]).toEqual([["k1", "k2"], ["k3"]]);
});

test("with something unsent it asks, and keeping it keeps the key that goes on sending it", async () => {
  const { submitted, given } = await page(2);
  await vi.waitFor(() => expect(document.querySelector("dialog h2")?.textContent).toBe("2 things are not on the server yet"));
  expect(submitted()).toBe(0);
  choice("keep")!.click();
  await vi.waitFor(() => expect(submitted()).toBe(1));
  expect([given(), (await new IndexedStore(await openDatabase()).waiting("e1", "p1")).length]).toEqual([["k2"], 2]);
});

test("an original that is still to follow is asked about, and waited for", async () => {
  const { submitted } = await page(0, true);
  await vi.waitFor(() => expect(document.querySelector("dialog h2")?.textContent).toBe("One thing is not on the server yet"));
  choice("send")!.click();
  await vi.waitFor(() => expect(shows.length).toBe(1));
  shows[0]!({ ...shown(), follows: new Map([["f1", null]]) });
  expect([said(), submitted()]).toEqual(["1 still to send.", 0]);
  shows[0]!({ ...shown(), follows: new Map() });
  await vi.waitFor(() => expect(submitted()).toBe(1));
});

test("sending first waits until all is there, and says what is in the way", async () => {
  const { submitted } = await page(1);
  await vi.waitFor(() => expect(choice("send")).not.toBeNull());
  choice("send")!.focus();
  for (const _ of ["once", "twice"]) choice("send")!.click();
  await vi.waitFor(() => expect(shows.length).toBe(1));
  expect([choice("send")!.disabled, document.activeElement]).toEqual([false, choice("send")]);
  shows[0]!(shown({ is: "waiting", sentence: "There is no connection just now." }));
  expect([said(), submitted()]).toEqual(["1 still to send. There is no connection just now.", 0]);
  shows[0]!(shown(WAITING, { is: "refused", sentence: "No." }));
  shows[0]!(shown({ is: "refused", sentence: "No." }));
  expect([said(), submitted()]).toEqual(["One was refused by the server. Keep them here, or hand them over.", 0]);
  shows[0]!(shown({ is: "here", at: "2026-11-24T11:42:00Z", held: false }));
  shows[0]!(shown({ is: "here", at: "2026-11-24T11:42:00Z", held: false }));
  await vi.waitFor(() => expect(submitted()).toBe(1));
});

test("staying signed in leaves everything as it was", async () => {
  const { submitted } = await page(1);
  await vi.waitFor(() => expect(choice("stay")).not.toBeNull());
  choice("stay")!.click();
  await vi.waitFor(() => expect(document.querySelector("dialog")).toBeNull());
  expect([submitted(), (await new IndexedKeys(await openDatabase()).all()).length]).toEqual([0, 3]);
});

test("a note with changes that have not arrived is asked about, and keeps the key that goes on sending it", async () => {
  const { submitted, given } = await page(1, false, [
    { note: "n1", author: "p1", event: "e2" },
    { note: "n1", author: "p2", event: "e1" },
  ]);
  await vi.waitFor(() => expect(document.querySelector("dialog h2")?.textContent).toBe("2 things are not on the server yet"));
  expect([document.querySelector("dialog p")?.textContent, submitted()]).toEqual(["One of them is a note with changes that have not arrived.", 0]);
  choice("keep")!.click();
  await vi.waitFor(() => expect(submitted()).toBe(1));
  expect([given(), (await (await openDatabase()).getAll("noteUpdates")).length]).toEqual([[], 2]);
});

test("notes are sent until nothing of them waits, or nobody waits for it", async () => {
  const whose = { note: "n1", author: "p1", event: "e2" };
  await page(0, false, [whose]);
  const [db, told] = [await openDatabase(), [] as number[]];
  const arrives = async (): Promise<void> => {
    const notes = new IndexedNotes(db, whose);
    if (told.length === 1) await notes.keep({ begun: 0, fresh: [], settled: (await notes.waiting()).map(({ order }) => order), head: null });
  };
  expect(await sendNotes(db, "p1", (left) => told.push(left) < 1, async () => undefined, 1)).toBe(false);
  told.length = 0;
  expect([await sendNotes(db, "p1", (left) => told.push(left) > 0, arrives, 1), told]).toEqual([true, [1, 0]]);
});
