// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { nodes } from "../lib/fragment";
import type { NewItem } from "../offline/item";
import { body, left, missing, type Fields } from "./fields";
import { attach } from "./startComposer";
import { begin, box, FakeQueue, FORM, open, press, queue, said, sent, states, type, unsent } from "./testing/composerWorld";

beforeEach(begin);
afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

test("words leave the box when this device has them, and are called sent when the server has", async () => {
  await sent("Sixty-one of ninety-four");
  expect([box().value, states(), said(), unsent()]).toEqual(["", ["waiting"], "on this device", "1 not sent yet"]);
  queue.goes(null);
  expect([states(), said()]).toEqual([["sending"], "sending"]);
  queue.becomes({ is: "here", at: new Date(2026, 10, 24, 11, 42).toISOString(), held: false });
  expect([states(), said(), unsent()]).toEqual([["here"], "on the server at 11:42", "All sent"]);
});

test("an item says whose it is, where it belongs and what was typed", async () => {
  await sent("Once");
  expect(queue.items[0]).toMatchObject({ event: "e1", author: "p1", kind: "entry.post", excerpt: "Once", file: null, body: { entry: "note", session: "s1", text: "Once" } });
});

test("how much of a photo has left is said", async () => {
  await sent("Once");
  queue.goes(40.6);
  expect(said()).toBe("sending 40 %");
});

test("what is typed while it is being kept stays", async () => {
  const composer = open();
  type("First.");
  const sending = composer.send();
  type("First. And a second thought");
  await sending;
  expect(box().value).toBe("And a second thought");
});

test("a device that cannot keep it leaves the words in the box and says why", async () => {
  queue.full = true;
  await sent("Fragile");
  expect([box().value, states()]).toEqual(["Fragile", []]);
  expect(box().validationMessage).toContain("could not keep it");
  expect(unsent()).toBe("1 not sent yet");
});

test("what waits says what is in the way, and is sent at once on demand", async () => {
  await sent("Once");
  queue.becomes({ is: "waiting", sentence: "There is no connection just now." });
  expect(said()).toBe("on this device. There is no connection just now.");
  press("Send now");
  expect(queue.woken).toBe(1);
});

test("what was refused says why, and goes back into the box to be mended", async () => {
  await sent("A notice");
  queue.becomes({ is: "refused", sentence: "Only an editor can post a notice." });
  expect([states(), said(), unsent()]).toEqual([["refused"], "refused: Only an editor can post a notice.", "1 not sent yet"]);
  press("Edit and send again");
  await vi.waitFor(() => expect([box().value, unsent()]).toEqual(["A notice", "1 not sent yet"]));
  expect(states()).toEqual(["refused"]);
  document.querySelector("form")!.requestSubmit();
  await vi.waitFor(() => expect([queue.items.map((item) => item.excerpt), states()]).toEqual([["A notice"], ["waiting"]]));
});

test("what was refused in passing goes again as it is", async () => {
  await sent("A note");
  queue.becomes({ is: "refused", sentence: "This event is sealed." });
  press("Send again");
  expect([queue.retried, queue.items[0]?.body.text]).toEqual([[queue.items[0]?.id], "A note"]);
});

test("an event that is open again is tried again by itself, and only what it refused as a whole", async () => {
  const composer = await sent("A note");
  queue.becomes({ is: "refused", sentence: "A link starts with http.", code: "url_invalid" });
  composer.refused.opened();
  expect(queue.retried).toEqual([]);
  queue.becomes({ is: "refused", sentence: "This event is sealed.", code: "event_sealed" });
  composer.refused.opened();
  expect(queue.retried).toEqual([queue.items[0]?.id]);
});

test("what is mended stays where and when it was written, and says so, unless another session is chosen for it", async () => {
  vi.useFakeTimers({ now: Date.parse("2026-11-24T10:42:00Z"), toFake: ["Date"] });
  const composer = await sent("Said in the first");
  const written = queue.items[0]!;
  queue.becomes({ is: "refused", sentence: "This event is sealed." });
  document.querySelector("form")!.dataset.session = "s2";
  vi.setSystemTime(Date.parse("2026-11-24T13:30:00Z"));
  press("Edit and send again");
  await vi.waitFor(() => expect(box().value).not.toBe(""));
  const note = document.querySelector<HTMLElement>("form > .hint")!;
  expect([note.hidden, note.textContent]).toEqual([false, "It keeps its session and its time, 10:42."]);
  await composer.send();
  expect(queue.items.map(({ id, capturedAt, body }) => [id === written.id, capturedAt, body.session])).toEqual([[false, written.capturedAt, "s1"]]);
  expect(note.hidden).toBe(true);
  queue.becomes({ is: "refused", sentence: "There is no such session." });
  press("Edit and send again");
  await vi.waitFor(() => expect(box().value).not.toBe(""));
  composer.move();
  expect(note.textContent).toBe("It keeps its time, 10:42.");
  await composer.send();
  expect(queue.items.map(({ capturedAt, body }) => [capturedAt, body.session])).toEqual([[written.capturedAt, "s2"]]);
});

test("a refused photo goes back into the box with its picture", async () => {
  const composer = await sent("A caption");
  queue.kept = new File(["x"], "photo", { type: "image/jpeg" });
  queue.becomes({ is: "refused", sentence: "Damaged." });
  press("Edit and send again");
  await vi.waitFor(() => expect(composer.holds()).toBe(true));
});

test("nothing that is not on the server disappears before its author says so twice", async () => {
  await sent("A notice");
  queue.becomes({ is: "refused", sentence: "No." });
  const ask = vi.fn(() => false);
  vi.stubGlobal("confirm", ask);
  press("Delete");
  expect([ask.mock.calls.length, queue.items.length]).toEqual([1, 1]);
  ask.mockReturnValue(true);
  press("Delete");
  await vi.waitFor(() => expect(queue.items).toEqual([]));
});

test("a killed tab brings back what was in the box", () => {
  open();
  type("Before the crash");
  open();
  expect([box().value, unsent()]).toEqual(["Before the crash", "1 not sent yet"]);
});

/** A page of the same session in another tab: with a queue of its own to hear of, and the same storage. */
function otherTab(): { queue: FakeQueue; form: HTMLFormElement; type: (words: string) => void } {
  const [own, holder] = [new FakeQueue(), document.createElement("div")];
  holder.append(...nodes(FORM));
  const form = holder.querySelector("form")!;
  attach(form, "p1", own, localStorage);
  const typeThere = (words: string): void => {
    form.querySelector("textarea")!.value = words;
    form.querySelector("textarea")!.dispatchEvent(new Event("input", { bubbles: true }));
  };
  return { queue: own, form, type: typeThere };
}

test("what another tab has in its box outlives whatever the queue tells here", () => {
  open();
  const other = otherTab();
  type("A long paragraph");
  other.queue.tell();
  open();
  expect(box().value).toBe("A long paragraph");
});

test("of two tabs that both write each keeps its own words, and what one sends takes nothing from the other", async () => {
  open();
  const other = otherTab();
  type("A long paragraph");
  other.type("A short one");
  other.form.requestSubmit();
  await vi.waitFor(() => expect(other.queue.items.length).toBe(1));
  other.type("And another");
  open();
  expect(box().value).toBe("A long paragraph");
  type("");
  open();
  expect(box().value).toBe("And another");
});

const FIELDS: Fields = { entry: "note", text: " Words ", title: "T", url: "U", saidBy: "Siân Prosser", owner: "Marek", due: "2026-12-01", alt: "A", visibility: "team" };
const SPEAKERS = new Map([["Siân Prosser", "sp1"]]);

test.each([
  ["note", {}], ["quote", { saidBy: { speaker: "sp1" } }], ["link", { url: "U" }], ["article", { title: "T" }],
  ["action", { owner: { name: "Marek" }, due: "2026-12-01" }], ["photo", { alt: "A", file: "f1" }],
])("a %s carries what belongs to it and nothing else", (entry, extras) => {
  expect(body({ ...FIELDS, entry }, "s1", SPEAKERS, "f1")).toEqual({ session: "s1", entry, text: "Words", visibility: "team", ...extras });
});
test("a quote of somebody unknown carries the name as typed", () => {
  expect(body({ ...FIELDS, entry: "quote", saidBy: "A councillor" }, null, SPEAKERS, null).saidBy).toEqual({ name: "A councillor" });
});
test("what is missing is said at its field", () => {
  const empty = { ...FIELDS, text: " ", title: "", url: "" };
  expect(["note", "photo", "link", "article"].map((entry) => missing({ ...empty, entry }, false)?.field)).toEqual(["text", "photo", "url", "title"]);
  expect(missing({ ...empty, entry: "photo" }, true)).toBeNull();
});

test("only words that were sent leave the box", () => {
  expect([left("a", "a"), left("a b", "a"), left("b", "a")]).toEqual(["", "b", "b"]);
});

test("of very many that wait the newest are shown, those that were refused always, and all when asked for", async () => {
  open();
  const fields = { text: "x" };
  const item = (place: number): NewItem => ({ id: `i${place}`, event: "e1", author: "p1", kind: "entry.post", capturedAt: "2026-11-24T11:40:00.000Z", body: {}, fields, excerpt: `Note ${place}`, file: null });
  await queue.add(Array.from({ length: 50 }, (_, place) => ({ item: item(place), file: null })));
  queue.items = queue.items.map((one, place) => (place === 0 ? { ...one, state: { is: "refused", sentence: "No." } } : one));
  queue.tell();
  const lines = (): string[] => [...document.querySelectorAll("[data-outgoing] > li")].map((line) => line.querySelector(".excerpt")?.textContent ?? line.textContent ?? "");
  expect([lines().length, lines()[0], lines().at(-2), lines().at(-1)]).toEqual([22, "Note 49", "Note 0", "29 more on this device. Show all"]);
  press("Show all");
  expect(lines().length).toBe(50);
});

test("what this device itself cannot do is said where one looks for what was sent", async () => {
  queue.trouble = "This device could not read what it keeps.";
  await sent("Words");
  expect(said()).toBe("on this device. This device could not read what it keeps.");
});
