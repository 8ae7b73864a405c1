// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { nodes } from "../lib/fragment";
import { explain, type Answer } from "./answer";
import type { Composer } from "./composer";
import { left } from "./errand";
import { body, missing, type Fields } from "./fields";
import type { Operation } from "./operation";
import { postTo } from "./post";
import { attach } from "./start";

const FORM = `<form data-composer data-event="e1" data-session="s1"><ol data-outgoing></ol><span data-unsent></span>
  <input name="title"><input name="url"><textarea name="text" placeholder="What?" data-ask-quote="The words"></textarea><input name="saidBy">
  <datalist><option value="Siân Prosser" data-speaker="sp1"></option></datalist><input name="alt"><input name="owner"><input name="due">
  <input type="radio" name="entry" value="note" checked><input type="radio" name="entry" value="quote"><button>Send</button></form>`;

class Server {
  got: Operation[] = [];
  private answers: ((answer: Answer) => void)[] = [];
  post = (operation: Operation): Promise<Answer> => {
    this.got.push(operation);
    return new Promise((resolve) => this.answers.push(resolve));
  };
  async says(answer: Answer): Promise<void> {
    this.answers.shift()?.(answer);
    await vi.advanceTimersByTimeAsync(0);
  }
}

const HERE: Answer = { state: "here", at: new Date(2026, 10, 24, 11, 42) };
const WAITING: Answer = { state: "waiting", sentence: "No connection.", again: null };
const box = (): HTMLTextAreaElement => document.querySelector("textarea")!;
const states = (): (string | undefined)[] => [...document.querySelectorAll<HTMLElement>("[data-outgoing] li")].map((li) => li.dataset.state);
const unsent = (): string | null => document.querySelector("[data-unsent]")!.textContent;
let server: Server;

function open(): Composer {
  document.body.replaceChildren(...nodes(FORM));
  return attach(document.querySelector("form")!, server.post, localStorage);
}

function type(words: string): void {
  box().value = words;
  box().dispatchEvent(new Event("input", { bubbles: true }));
}

beforeEach(() => {
  vi.useFakeTimers();
  localStorage.clear();
  server = new Server();
});
afterEach(() => vi.useRealTimers());

test("words stay in the box until the server has them", async () => {
  const composer = open();
  type("Sixty-one of ninety-four");
  void composer.send();
  expect([box().value, states(), unsent()]).toEqual(["Sixty-one of ninety-four", ["sending"], "1 not sent yet"]);
  await server.says(HERE);
  expect([box().value, states(), unsent()]).toEqual(["", ["here"], "All sent"]);
  expect(document.querySelector(".state")!.textContent).toBe("on the server at 11:42");
});

test("what is typed while it travels stays", async () => {
  const composer = open();
  type("First.");
  void composer.send();
  type("First. And a second thought");
  await server.says(HERE);
  expect(box().value).toBe("And a second thought");
});

test("trying again sends the same operation, so that it cannot double", async () => {
  const composer = open();
  type("Once");
  void composer.send();
  await server.says(WAITING);
  document.querySelector<HTMLElement>("[data-again]")!.click();
  await server.says(HERE);
  expect(server.got.map((operation) => operation.id)).toEqual([server.got[0]!.id, server.got[0]!.id]);
  expect(states()).toEqual(["here"]);
});

test("other words after a failure are another operation, shown once", async () => {
  const composer = open();
  type("Once");
  void composer.send();
  await server.says(WAITING);
  type("Once more");
  void composer.send();
  expect(server.got[1]!.id).not.toBe(server.got[0]!.id);
  expect(states()).toEqual(["sending"]);
});

test("a refusal keeps the words and says why", async () => {
  const composer = open();
  type("A notice");
  void composer.send();
  await server.says({ state: "refused", sentence: "Only an organiser can post a notice." });
  expect([box().value, states()]).toEqual(["A notice", ["refused"]]);
  expect(document.querySelector(".state")!.textContent).toBe("refused: Only an organiser can post a notice.");
});

test("what was refused goes out anew when it is sent again", async () => {
  const composer = open();
  type("A notice");
  void composer.send();
  await server.says({ state: "refused", sentence: "Not yet." });
  void composer.send();
  expect(server.got[1]!.id).not.toBe(server.got[0]!.id);
});

test("a killed tab brings its words back, and sends them as the same operation", async () => {
  const composer = open();
  type("Before the crash");
  void composer.send();
  const again = open();
  expect(box().value).toBe("Before the crash");
  void again.send();
  expect(server.got[1]!.id).toBe(server.got[0]!.id);
});

test("it tries again by itself when the server says when", async () => {
  const composer = open();
  type("Patience");
  void composer.send();
  await server.says({ state: "waiting", sentence: "Busy.", again: 30 });
  await vi.advanceTimersByTimeAsync(30_000);
  expect(server.got).toHaveLength(2);
});

test("Ctrl and Enter send, and an empty box does not", async () => {
  open();
  const press = (): boolean => box().dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", ctrlKey: true, bubbles: true }));
  press();
  expect(server.got).toEqual([]);
  type("Quick");
  press();
  expect(server.got.map((operation) => operation.body.text)).toEqual(["Quick"]);
});

test("one press sends once, however often it is repeated", () => {
  const composer = open();
  type("Twice");
  void composer.send();
  void composer.send();
  expect(server.got).toHaveLength(1);
});

test("a browser that keeps nothing says so", () => {
  document.body.replaceChildren(...nodes(FORM));
  const full = { getItem: () => null, removeItem: () => undefined, setItem: () => { throw new Error("full"); } } as unknown as Storage;
  attach(document.querySelector("form")!, server.post, full);
  type("Fragile");
  expect(unsent()).toBe("Not sent, and this browser keeps no drafts");
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

const OPERATION: Operation = { id: "o1", kind: "entry.post", capturedAt: "", deviceClock: "", body: {} };
const html = { headers: { "content-type": "text/html" } };

test.each<[string, () => Response, Answer["state"], string]>([
  ["accepted", () => Response.json({ results: [{ id: "o1", status: "accepted", receivedAt: "2026-11-24T11:42:00Z" }] }), "here", ""],
  ["already there", () => Response.json({ results: [{ id: "o1", status: "already_had" }] }), "here", ""],
  ["refused", () => Response.json({ results: [{ id: "o1", status: "refused", sentence: "No." }] }), "refused", "No."],
  ["asked to wait", () => Response.json({ results: [{ id: "o1", status: "try_later", sentence: "Soon." }] }), "waiting", "Soon."],
  ["answered for another", () => Response.json({ results: [{ id: "o2", status: "accepted" }] }), "waiting", "sign in to the network"],
  ["a captive portal", () => new Response("<html>", html), "waiting", "sign in to the network"],
  ["signed out", () => new Response(null, { status: 401 }), "waiting", "signed out"],
  ["not allowed", () => new Response(null, { status: 403 }), "refused", "may not"],
  ["too large", () => new Response(null, { status: 413 }), "refused", "too large"],
  ["too often", () => new Response(null, { status: 429, headers: { "retry-after": "7" } }), "waiting", "in 7 seconds"],
  ["broken", () => new Response(null, { status: 503 }), "waiting", "could not take it"],
  ["cut off", () => { throw new TypeError("network"); }, "waiting", "no connection"],
])("an operation that is %s is told so", async (_name, answer, state, words) => {
  const told = await postTo("e1", async () => answer())(OPERATION);
  expect(told.state).toBe(state);
  if (told.state !== "here") expect(told.sentence).toContain(words);
});

test("nothing that is kept is called lost", () => {
  for (const status of [0, 401, 403, 404, 500]) {
    const told = explain(status, null);
    expect(told.state === "here" ? "" : told.sentence).toContain("kept here");
  }
});
