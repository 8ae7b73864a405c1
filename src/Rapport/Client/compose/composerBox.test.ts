// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { nodes } from "../lib/fragment";
import type { Item, State, Written } from "../offline/item";
import type { Outward, Shown } from "../offline/outward";
import type { Way } from "../offline/way";
import type { Composer } from "./composer";
import { attach } from "./startComposer";

const FORM = `<form data-composer data-event="e1" data-session="s1"><ol data-outgoing></ol><span data-unsent></span>
  <input name="title"><input name="url"><textarea name="text" placeholder="What?" data-ask-quote="The words"></textarea><input name="saidBy">
  <datalist><option value="Siân Prosser" data-speaker="sp1"></option></datalist><input name="alt"><input name="owner"><input name="due">
  <input type="radio" name="entry" value="note" checked><input type="radio" name="entry" value="quote"><button>Send</button></form>`;

class FakeQueue implements Outward {
  items: Item[] = [];
  keeps = true;
  full = false;
  woken = 0;
  private ways = new Map<string, Way>();
  private show: ((shown: Shown) => void) | null = null;

  async add(written: Written[]): Promise<void> {
    if (this.full) throw new DOMException("full", "QuotaExceededError");
    for (const { item } of written) this.items.push({ ...item, order: this.items.length + 1, state: { is: "waiting", sentence: null } });
    this.tell();
  }
  async forget(id: string): Promise<void> {
    this.items = this.items.filter((item) => item.id !== id);
    this.tell();
  }
  kept: File | null = null;
  trouble: string | null = null;
  async file(): Promise<File | null> {
    return this.kept;
  }
  retried: string[] = [];
  async retry(isMeant: (item: Item) => boolean): Promise<void> {
    this.retried.push(...this.items.filter((item) => item.state.is === "refused" && isMeant(item)).map(({ id }) => id));
  }
  wake(): void {
    this.woken++;
  }
  onChange(show: (shown: Shown) => void): void {
    this.show = show;
    this.tell();
  }
  becomes(state: State): void {
    this.items = this.items.map((item) => ({ ...item, state }));
    this.tell();
  }
  goes(part: number | null): void {
    this.items.forEach((item) => this.ways.set(item.id, { is: "sending", part }));
    this.tell();
  }
  tell(): void {
    this.show?.({ items: this.items, ways: this.ways, keeps: this.keeps, trouble: this.trouble });
  }
}

const box = (): HTMLTextAreaElement => document.querySelector("textarea")!;
const unsent = (): string | null => document.querySelector("[data-unsent]")!.textContent;
let queue: FakeQueue;

function open(author = "p1"): Composer {
  document.body.replaceChildren(...nodes(FORM));
  return attach(document.querySelector("form")!, author, queue, localStorage);
}

function type(words: string): void {
  box().value = words;
  box().dispatchEvent(new Event("input", { bubbles: true }));
}

async function sent(words: string): Promise<Composer> {
  const composer = open();
  type(words);
  await composer.send();
  return composer;
}

beforeEach(() => {
  localStorage.clear();
  queue = new FakeQueue();
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

test("Ctrl and Enter send, and an empty box does not", async () => {
  open();
  const enter = (): boolean => box().dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", ctrlKey: true, bubbles: true }));
  enter();
  expect(queue.items).toEqual([]);
  type("Quick");
  enter();
  await vi.waitFor(() => expect(queue.items.map((item) => item.body.text)).toEqual(["Quick"]));
});

test("one press sends once, however often it is repeated", async () => {
  const composer = open();
  type("Twice");
  await Promise.all([composer.send(), composer.send()]);
  expect(queue.items).toHaveLength(1);
});

test("a browser that keeps nothing says so as long as something is not sent", async () => {
  queue.keeps = false;
  await sent("Fragile");
  expect(unsent()).toBe("1 not sent. This browser keeps nothing: stay on this page");
  const leaving = new Event("beforeunload", { cancelable: true });
  dispatchEvent(leaving);
  expect(leaving.defaultPrevented).toBe(true);
});

test("what keeps all of them waiting is said once", async () => {
  const composer = open();
  for (const words of ["a", "b"]) await (type(words), composer.send());
  queue.becomes({ is: "waiting", sentence: "No connection." });
  const list = document.querySelector("[data-outgoing]")!;
  expect([[...list.querySelectorAll(".state")].map((state) => state.textContent), [...list.querySelectorAll("button")].filter(({ textContent }) => textContent === "Send now").length]).toEqual([["on this device. No connection.", "on this device"], 1]);
});

test("of what is on the server only the newest three are listed", async () => {
  const composer = open();
  for (const words of ["a", "b", "c", "d"]) {
    type(words);
    await composer.send();
  }
  queue.becomes({ is: "here", at: new Date().toISOString(), held: false });
  expect([...document.querySelectorAll(".excerpt")].map((line) => line.textContent)).toEqual(["d", "c", "b"]);
});

test("whoever signs in next finds an empty box, and the one before finds their words again", () => {
  open();
  type("In confidence");
  open("p2");
  expect(box().value).toBe("");
  type("By another");
  open();
  expect(box().value).toBe("In confidence");
});
