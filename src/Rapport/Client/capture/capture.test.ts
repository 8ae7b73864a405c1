// @vitest-environment happy-dom
import "fake-indexeddb/auto";
import { beforeEach, expect, test, vi } from "vitest";
import { nodes } from "../lib/fragment";
import { openDatabase } from "../offline/database";
import { lasting, warnings } from "../offline/lasting";
import { age } from "./age";
import { coveredBy } from "./coverage";
import { furnish } from "./furnish";
import { OwnEntries } from "./ownEntries";
import { personHere } from "../lib/personHere";
import { isTheirs, rememberPerson } from "./person";
import { offered, propose } from "./propose";
import { Remembered } from "./remembered";
import { Shelf } from "./shelf";
import { readSnapshot, type Session, type Snapshot } from "./snapshot";
import { Status } from "./status";
import { takeShared } from "./takeShared";
import { Today } from "./today";
import { Where } from "./where";

const DAY = "2026-11-24T";
const at = (time: string): number => Date.parse(`${DAY}${time}:00Z`);

function session(id: string, from: string, to: string, room: string | null, more: Partial<Session> = {}): Session {
  return {
    id, address: `/s/e/${id}`, title: `Talk ${id}`, kind: "talk", room, startsAt: `${DAY}${from}:00Z`, endsAt: `${DAY}${to}:00Z`, isCancelled: false,
    speakers: [], shifts: [], covers: [], around: "public", isOffRecord: false, isUnattributed: false, wishes: [], noPhotos: [], ...more,
  };
}

const a = session("a", "10:00", "11:00", "Hall", { speakers: ["Zoe Speaker"], covers: ["Rita"] });
const b = session("b", "10:00", "11:00", "Library", { around: "members", isOffRecord: true, wishes: ["Zoe: no photos, please."], noPhotos: ["Zoe"] });
const c = session("c", "11:15", "12:00", "Hall");
const lost = session("lost", "10:00", "11:00", "Attic", { isCancelled: true });
const sessions = [a, b, lost, c];

const snapshot: Snapshot = {
  taken: `${DAY}10:20:00Z`,
  event: { id: "e1", address: "/s/e", title: "The day", space: "The space", zone: "UTC", isSealed: false, around: "public", newEntriesFor: "members" },
  person: { id: "p1", name: "Rita" },
  sessions,
  speakers: [{ id: "s2", name: "Adam Speaker" }, { id: "s1", name: "Zoe Speaker" }],
  people: ["Rita", "Tom"],
  own: [],
  readers: {
    public: [{ word: "public", name: "everybody" }, { word: "members", name: "members" }, { word: "team", name: "the team" }],
    members: [{ word: "public", name: "all who read this: members" }, { word: "members", name: "members" }, { word: "team", name: "the team" }],
  },
  glossary: "/s/glossary.json",
};

beforeEach(() => localStorage.clear());

test("what is proposed follows the room and the clock", () => {
  const nowhere = { room: null };
  expect(propose(sessions, nowhere, at("10:30"))).toBeNull(); // Two run: only the reporter knows.
  expect(propose(sessions, nowhere, at("11:30"))).toBe("c");
  expect(propose(sessions, { room: "Hall" }, at("10:30"))).toBe("a");
  expect(propose(sessions, { room: "Library" }, at("10:30"))).toBe("b");
  expect(propose(sessions, { room: "Hall" }, at("11:06"))).toBe("a"); // Still writing it up.
  expect(propose(sessions, { room: "Attic" }, at("10:30"))).toBeNull();
});

test("what one covers oneself is proposed before what others cover, and after what one said", () => {
  const mine = { person: "p1", name: "Rita", role: "photographer" };
  const theirs = { person: "p2", name: "Tom", role: "writer" };
  const planned = [{ ...a, shifts: [theirs] }, { ...b, shifts: [theirs, mine] }, lost, c];
  const nowhere = { room: null };
  expect(propose(planned, nowhere, at("10:30"), "p1")).toBe("b"); // Two run, and one of them is mine.
  expect(propose(planned, nowhere, at("10:30"), "p3")).toBeNull();
  expect(propose(planned, nowhere, at("11:30"), "p1")).toBe("c"); // Nobody covers it, and it is the only one.
  expect(propose(planned, { room: "Hall" }, at("10:30"), "p1")).toBe("a"); // The room was said by hand.
  expect(propose(planned, { room: "Attic" }, at("10:30"), "p1")).toBe("b"); // Nothing runs there.
  expect(propose(planned, { room: null, chosen: "a", chosenAt: at("10:20") }, at("10:30"), "p1")).toBe("a");
  const both = [{ ...a, shifts: [mine] }, { ...b, shifts: [mine] }];
  expect(propose(both, nowhere, at("10:30"), "p1")).toBeNull(); // Only the reporter knows.
  const halls = [a, { ...a, id: "d", shifts: [mine] }];
  expect(propose(halls, { room: "Hall" }, at("10:30"), "p1")).toBe("d");
  expect(propose([{ ...lost, shifts: [mine] }, a, b], nowhere, at("10:30"), "p1")).toBeNull(); // Mine is cancelled.
});

test("what was chosen by hand holds until it is over", () => {
  const chosen = { room: "Hall", chosen: "b", chosenAt: at("10:05") };
  expect([at("10:50"), at("11:10"), at("11:20")].map((now) => propose(sessions, chosen, now))).toEqual(["b", "b", "c"]);
  expect(propose(sessions, { room: "Hall", chosen: null, chosenAt: at("10:20") }, at("10:30"))).toBeNull();
  expect(propose(sessions, { room: "Hall", chosen: null, chosenAt: at("10:20") }, at("10:55"))).toBe("a");
  expect(propose(sessions, { room: "Hall", chosen: "a", chosenAt: at("15:00") }, at("15:10"))).toBe("a"); // Written up later.
});

test("what runs, what is about to begin and what was chosen are one tap away", () => {
  expect(offered(sessions, null, at("10:30")).map(({ id }) => id)).toEqual(["a", "b"]);
  expect(offered(sessions, "a", at("11:10")).map(({ id }) => id)).toEqual(["a", "c"]);
});

test("what one person saw of an event is not shown to the next", () => {
  document.body.replaceChildren(...nodes('<a class="me" data-person=""></a>'));
  expect(isTheirs(snapshot, localStorage)).toBe(true); // Nobody else has been here.
  rememberPerson("p2", localStorage);
  rememberPerson(personHere(), localStorage); // A page that is nobody's changes nothing.
  expect(isTheirs(snapshot, localStorage)).toBe(false);
  document.querySelector<HTMLElement>(".me")!.dataset.person = "p1";
  expect(isTheirs(snapshot, localStorage)).toBe(true);
});

test("where one said one is, is remembered; a room puts an end to what was chosen by hand", () => {
  new Remembered("/s/e", localStorage).choose("b", 5);
  const again = new Remembered("/s/e", localStorage);
  expect(again.whereabouts).toEqual({ room: null, chosen: "b", chosenAt: 5 });
  again.stay("Hall");
  expect(new Remembered("/s/e", localStorage).whereabouts).toEqual({ room: "Hall" });
  expect(new Remembered("/s/other", localStorage).whereabouts).toEqual({ room: null });
});

test("what is shown from storage says how old it is", () => {
  const then = new Date(at("11:42"));
  expect(age(then, at("11:42"), "UTC")).toBe("Shown as it was at 11:42.");
  expect(age(then, at("12:02"), "UTC")).toBe("Shown as it was at 11:42, 20 minutes ago.");
  expect(age(then, at("12:43"), "UTC")).toBe("Shown as it was at 11:42, 1 hour ago.");
  expect(age(then, at("11:42") + 72 * 3_600_000, "UTC")).toBe("Shown as it was at 11:42, 3 days ago.");
});

test("an event is there again without a network, with its glossary", async () => {
  const db = await openDatabase("shelf");
  const answers: Record<string, unknown> = { "/api/v1/events/e1/snapshot": snapshot, "/s/glossary.json": { terms: [{ name: "NI", aliases: [], senses: [] }] } };
  const online = new Shelf(db, async (address) => new Response(JSON.stringify(answers[address])));
  expect(await online.renew("e1")).toMatchObject({ snapshot: { event: { title: "The day" } } });
  const offline = new Shelf(await openDatabase("shelf"), () => Promise.reject(new TypeError("No network.")));
  expect([await offline.renew("e1"), (await offline.last("/s/e"))?.snapshot, (await offline.last("/s/e"))?.glossary.terms.length]).toEqual(["away", snapshot, 1]);
  expect(await offline.last("/s/never")).toBeNull();
});

test.each([
  ["signed out", 401, "1", "You are not signed in any more."], ["taken off the team", 404, "1", "You are not on this event’s team any more."],
  ["not answered just now", 503, "1", "The server could not answer just now."], ["answered by a filter", 403, null, "No connection to the server."],
])("who is %s is not told something else", async (_name, status, ours, words) => {
  const shelf = new Shelf(null, async () => new Response("{}", { status, headers: ours ? { Rapport: ours } : {} }));
  document.body.replaceChildren(...nodes("<p data-network hidden></p>"));
  const seen = await shelf.renew("e1");
  if (typeof seen === "string") new Status().network(seen, "Shown as it was at 11:42.");
  expect(document.querySelector("p")!.textContent).toContain(words);
});

test("the page of a network that wants one to log in is no snapshot", async () => {
  const shelf = new Shelf(await openDatabase("captive"), async () => new Response("<html>Log in</html>", { headers: { "content-type": "text/html" } }));
  expect(await shelf.renew("e1")).toBe("away");
  expect([readSnapshot({ taken: 5 }), readSnapshot("x"), readSnapshot({ ...snapshot, sessions: null })]).toEqual([null, null, null]);
});

const FORM = `<form data-composer data-event="" data-session=""><b data-to></b><div data-rules></div><select name="visibility"></select>
  <input type="hidden" name="session"><datalist></datalist></form>`;

function form(): HTMLFormElement {
  document.body.replaceChildren(...nodes(FORM));
  return document.querySelector("form")!;
}

test("the composer becomes one for the session: its rules, its readers, its people", () => {
  const composer = form();
  furnish(composer, snapshot, "b");
  const texts = (selector: string): (string | null)[] => [...document.querySelectorAll(selector)].map((part) => part.textContent);
  expect([composer.dataset.event, composer.dataset.session, composer.dataset.noPhotos]).toEqual(["e1", "b", "Zoe"]);
  expect(texts("[data-to]")).toEqual(["Talk b"]);
  expect(texts("[data-rules] p")).toEqual(["Off the record: what you send here is for the team alone.", "Zoe: no photos, please."]);
  expect(composer.querySelector("select")!.value).toBe("members");
  furnish(composer, snapshot, "a");
  expect([...composer.querySelectorAll("datalist option")].map((option) => option.getAttribute("value"))).toEqual(["Zoe Speaker", "Adam Speaker", "Rita", "Tom"]);
  expect([texts("[data-rules] p"), composer.querySelector("datalist option")?.getAttribute("data-speaker")]).toEqual([[], "s1"]);
  furnish(composer, snapshot, null);
  expect([composer.dataset.session, texts("[data-to]")]).toEqual(["", ["The day"]]);
});

test("who reads it stays as it was picked, and is never wider than what the event begins with", () => {
  const composer = form();
  const readers = composer.querySelector("select")!;
  furnish(composer, snapshot, "a");
  expect(readers.value).toBe("members");
  readers.dataset.picked = "team";
  furnish(composer, snapshot, "c");
  expect(readers.value).toBe("team");
});

test("a session is one tap away, and every one behind a word", () => {
  document.body.replaceChildren(...nodes(`<form data-where><div data-chips></div><p data-for-room hidden></p><select data-room></select><select data-session-choice></select><button data-go></button></form>`));
  const chosen = vi.fn();
  const stays = vi.fn();
  const where = new Where(document.querySelector("form")!, chosen, stays);
  where.show(snapshot, "a", null, at("10:30"));
  const chips = [...document.querySelectorAll<HTMLButtonElement>("[data-chips] button")];
  expect(chips.map((chip) => [chip.textContent, chip.getAttribute("aria-pressed")])).toEqual([
    ["The event as a whole", "false"], ["Talk a 10:00, Hall", "true"], ["Talk b 10:00, Library", "false"],
  ]);
  chips[2]!.click();
  expect(chosen).toHaveBeenLastCalledWith("b");
  chips[0]!.click();
  expect(chosen).toHaveBeenLastCalledWith(null);
  where.show(snapshot, "a", null, at("10:31"));
  expect(document.querySelector("[data-chips] button")).toBe(chips[0]); // Nothing changed: nothing is drawn again.
  expect([...document.querySelectorAll("[data-room] option")].map((option) => option.textContent)).toEqual(["None: I move about", "Hall", "Library"]);
});

test("the programme says when, where and who covers it, and can be written into", () => {
  document.body.replaceChildren(...nodes(`<section hidden><ol data-today-list></ol></section>`));
  const choose = vi.fn();
  const part = document.querySelector("section")!;
  new Today(part, choose).show(snapshot, "a", at("10:30"));
  expect(part.hidden).toBe(false);
  const lines = [...document.querySelectorAll("li ol > li")].map((line) => line.textContent);
  expect(lines[0]).toBe("10:00Talk aHall · Zoe SpeakerCovered by Rita");
  expect(lines[2]).toContain("cancelled");
  document.querySelector<HTMLButtonElement>('button[value="b"]')!.click();
  expect(choose).toHaveBeenCalledWith("b");
});

test("the programme says who is to cover a session, oneself marked, then who else wrote there", () => {
  const shift = (person: string, name: string, role: string) => ({ person, name, role });
  const planned = { ...a, shifts: [shift("p1", "Rita", "writer"), shift("p1", "Rita", "photographer"), shift("p2", "Tom", "remote")], covers: ["Tom", "Zoe", "Rita"] };
  const said = coveredBy(planned, "p1");
  expect([said?.textContent, said?.querySelector("b")?.textContent]).toEqual(["Covered by you (writing, photos), Tom (from afar); Zoe wrote there too", "you (writing, photos)"]);
  expect(coveredBy({ ...planned, covers: [] }, "p3")?.textContent).toBe("Covered by Rita (writing, photos), Tom (from afar)");
  expect([coveredBy(a, "p1")?.textContent, coveredBy(b, "p1")]).toEqual(["Covered by Rita", null]);
  expect(coveredBy({ ...a, shifts: [shift("p2", "<b>Tom</b>", "scribe")], covers: [] }, "p1")?.innerHTML).toBe("Covered by &lt;b&gt;Tom&lt;/b&gt; (scribe)");
});

test("what an older build kept is read without a plan", () => {
  const { shifts: _, ...older } = a;
  expect(readSnapshot({ ...snapshot, sessions: [older] })?.sessions).toEqual([a]);
});

test("what another app shared is put into the box once, and waits while the box is full", async () => {
  const db = await openDatabase("shared");
  await db.add("shared", { address: "/s/e", title: "A page", text: "", url: "about:blank", files: [] });
  await db.add("shared", { address: "/s/other", title: "Not here", text: "", url: "", files: [] });
  const put = vi.fn(() => false);
  await takeShared(db, "/s/e", put);
  put.mockReturnValue(true);
  await takeShared(db, "/s/e", put);
  await takeShared(db, "/s/e", put);
  expect(put.mock.calls).toEqual([["A page\nabout:blank", []], ["A page\nabout:blank", []]]);
});

test("a full disk and a private window are said before anybody relies on them", async () => {
  const storage = (persisted: boolean, left: number): StorageManager =>
    ({ persisted: async () => false, persist: async () => persisted, estimate: async () => ({ quota: 100 + left, usage: 100 }) }) as unknown as StorageManager;
  expect(warnings(await lasting(storage(true, 10e9)), true)).toEqual([]);
  expect(warnings(await lasting(storage(false, 5 * 1024 * 1024)), true)[0]).toContain("only 5 MB left");
  expect(warnings({ persisted: false, left: null }, false)[0]).toContain("keeps nothing");
});

test("what one wrote can be changed from what was last seen, unless the event is sealed", () => {
  document.body.replaceChildren(...nodes('<section><ol data-own-list></ol><details><summary></summary><ol data-own-rest></ol></details></section>'));
  const mine = { id: "n1", session: "a", entry: "note", revision: 3, capturedAt: `${DAY}10:10:00Z`, receivedAt: `${DAY}10:10:00Z`, address: "/s/e/entries/n1", fields: { title: "", text: "Ninety-four", url: "" } };
  const photo = { ...mine, id: "n2", entry: "photo", fields: { title: "", text: "", alt: "A heron" } };
  const changed: unknown[] = [];
  const own = new OwnEntries(document.querySelector("section")!, (shown, taken) => void changed.push([shown, taken]));
  own.show({ ...snapshot, own: [mine, photo] }, new Set());
  const buttons = [...document.querySelectorAll("button")];
  buttons[0]?.click();
  expect([buttons.length, changed]).toEqual([1, [[{ target: "n1", basedOn: 3, fields: mine.fields }, snapshot.taken]]]);
  own.show({ ...snapshot, taken: "later", event: { ...snapshot.event, isSealed: true }, own: [mine] }, new Set());
  expect(document.querySelectorAll("button").length).toBe(0);
});
