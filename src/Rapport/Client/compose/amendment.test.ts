// @vitest-environment happy-dom
import { beforeEach, expect, test, vi } from "vitest";
import { nodes } from "../lib/fragment";
import type { Item, State, Written } from "../offline/item";
import type { Outward, Shown } from "../offline/outward";
import { attachAmending } from "./amendForms";
import { amendmentOf, textOf, textOfShown } from "./amendment";
import type { Composer } from "./composer";
import { attach } from "./startComposer";

const WAITING: State = { is: "waiting", sentence: null };
const HERE: State = { is: "here", at: "2026-11-24T11:42:00Z", held: false };

const queue = {
  items: [] as Item[],
  shows: [] as ((shown: Shown) => void)[],
  full: false,
  async add(written: Written[]): Promise<void> {
    if (this.full) throw new DOMException("full", "QuotaExceededError");
    for (const { item } of written) this.items.push({ ...item, order: this.items.length + 1, state: WAITING });
    this.tell();
  },
  async forget(id: string): Promise<void> {
    this.items = this.items.filter((item) => item.id !== id);
    this.tell();
  },
  file: async () => null,
  retry: async () => undefined,
  wake: () => undefined,
  onChange(show: (shown: Shown) => void): void {
    this.shows.push(show);
    this.tell();
  },
  becomes(state: State): void {
    this.items = this.items.map((item) => ({ ...item, state }));
    this.tell();
  },
  tell(): void {
    for (const show of this.shows) show({ items: this.items, ways: new Map(), keeps: true, trouble: null });
  },
};
const outward: Outward = queue;

const find = <T extends Element>(selector: string): T => document.querySelector<T>(selector)!;
const press = (words: string): void => [...document.querySelectorAll("button")].find((button) => button.textContent === words)!.click();

beforeEach(() => {
  localStorage.clear();
  [queue.items, queue.shows, queue.full] = [[], [], false];
});

function post(id: string, body: Record<string, unknown>, state: State = WAITING, kind = "entry.post"): Item {
  return { id, event: "e1", author: "p1", kind, capturedAt: "2026-11-24T11:40:00.000Z", body, fields: {}, excerpt: "", file: null, order: 1, state };
}

test("a change says all fields as they shall be, and what its writer saw", () => {
  const quote = post("q", { session: "s1", entry: "quote", visibility: "team", text: "Ninety-four", saidBy: { speaker: "sp1" } });
  const text = textOf(quote, []);
  const item = amendmentOf("e1", "p1", { ...text, fields: { ...text.fields, text: "Ninety-three" } }, [quote]);
  expect([item.kind, item.body, item.excerpt]).toEqual(["entry.amend", { target: "q", basedOn: 1, text: "Ninety-three", saidBy: { speaker: "sp1" } }, "Change: Ninety-three"]);
});

test("the second of two changes in a row stands on the first; one that was refused is stood on by nobody", () => {
  const first = post("a1", { target: "q", basedOn: 4, text: "two" }, WAITING, "entry.amend");
  const refused = post("a2", { target: "q", basedOn: 4, after: "a1", text: "" }, { is: "refused", sentence: "Empty." }, "entry.amend");
  const known = [post("q", { text: "one" }, HERE), first, refused, post("a9", { target: "other", basedOn: 1, text: "x" }, WAITING, "entry.amend")];
  const text = textOf(known[0]!, known);
  expect(text).toEqual({ target: "q", basedOn: 4, fields: { text: "two" } });
  expect(amendmentOf("e1", "p1", text, known).body).toEqual({ target: "q", basedOn: 4, after: "a1", text: "two" });
});

test("a change of what the server showed begins with that, unless this device has changed it since", () => {
  const shown = { target: "q", basedOn: 4, fields: { text: "four" } };
  const change = (state: State): Item => post("a1", { target: "q", basedOn: 3, text: "mine" }, state, "entry.amend");
  const mine = { target: "q", basedOn: 3, fields: { text: "mine" } };
  const of = (...known: Item[]) => textOfShown(shown, "2026-11-24T11:45:00Z", known);
  expect(of()).toEqual(shown);
  expect(of(change(WAITING))).toEqual(mine);
  expect(of(change({ is: "here", at: "2026-11-24T11:46:00Z", held: false }))).toEqual(mine);
  expect(of(change({ is: "here", at: "2026-11-24T11:44:00Z", held: false }))).toEqual(shown);
  expect(of(change({ is: "refused", sentence: "No." }))).toEqual(shown);
});

const COMPOSER = `<form action="/topic/day/capture" data-composer data-event="e1"><ol data-outgoing></ol><span data-unsent></span><textarea name="text"></textarea>
  <input type="radio" name="entry" value="note" checked></form>`;

async function change(words: string): Promise<void> {
  press("Change");
  const box = find<HTMLTextAreaElement>("dialog textarea");
  box.value = words;
  box.dispatchEvent(new Event("input"));
  press("Save the change");
  await vi.waitFor(() => expect(document.querySelector("dialog")).toBeNull());
}

test("what was written here is changed here, sent or not, and the author hears when somebody else came first", async () => {
  document.body.replaceChildren(...nodes(COMPOSER));
  attach(find<HTMLFormElement>("form"), "p1", outward, localStorage);
  await queue.add([{ item: post("n", { entry: "note", text: "Ninety-four" }), file: null }]);
  await change("Ninety-three");
  await change("Ninety-two");
  expect(queue.items.map(({ kind, body }) => [kind, body.text, body.target, body.after === queue.items[1]?.id])).toEqual([
    ["entry.post", "Ninety-four", undefined, false], ["entry.amend", "Ninety-three", "n", false], ["entry.amend", "Ninety-two", "n", true],
  ]);
  queue.becomes({ ...HERE, competing: true });
  expect(document.querySelectorAll("[data-outgoing] a")[0]?.getAttribute("href")).toMatch(/\/entries\/n#texts$/);
  expect(find(".state").textContent).toContain("Somebody changed it meanwhile");
});

test("words of a change that could not be kept stay in the box, and are there after the page was closed", async () => {
  document.body.replaceChildren(...nodes(COMPOSER));
  attach(find<HTMLFormElement>("form"), "p1", outward, localStorage);
  await queue.add([{ item: post("n", { entry: "note", text: "Ninety-four" }), file: null }]);
  queue.full = true;
  press("Change");
  const box = find<HTMLTextAreaElement>("dialog textarea");
  box.value = "Ninety-three";
  box.dispatchEvent(new Event("input"));
  press("Save the change");
  await vi.waitFor(() => expect(find("dialog [role=status]").textContent).toContain("could not keep it"));
  find("dialog").remove();
  press("Change");
  expect(find<HTMLTextAreaElement>("dialog textarea").value).toBe("Ninety-three");
});

/** Opens a change of what the server shows by now, and says what stands in the box. */
function changing(composer: Composer, text: string, basedOn: number, words: string | null = null): string {
  composer.changes.open(() => ({ target: "e9", basedOn, fields: { text, title: "A title" } }));
  const box = find<HTMLTextAreaElement>("dialog textarea");
  const said = box.value;
  if (words !== null) {
    box.value = words;
    box.dispatchEvent(new Event("input"));
  }
  return said;
}

test("a change that was begun on an earlier text still stands on that one", async () => {
  document.body.replaceChildren(...nodes(COMPOSER));
  const composer = attach(find<HTMLFormElement>("form"), "p1", outward, localStorage);
  changing(composer, "One", 1, "One, half rewritten");
  find<HTMLDialogElement>("dialog").close(); // As Escape does.
  expect(changing(composer, "One, put right by an editor", 2)).toBe("One, half rewritten");
  press("Save the change");
  await vi.waitFor(() => expect(queue.items.map(({ body }) => body)).toEqual([{ target: "e9", basedOn: 1, text: "One, half rewritten", title: "A title" }]));
  await vi.waitFor(() => expect(document.querySelector("dialog")).toBeNull());
  expect(changing(composer, "Three", 3)).toBe("Three");
});

test("a change that was cancelled is forgotten", () => {
  document.body.replaceChildren(...nodes(COMPOSER));
  const composer = attach(find<HTMLFormElement>("form"), "p1", outward, localStorage);
  changing(composer, "One", 1, "One, half rewritten");
  press("Cancel");
  expect(changing(composer, "One, put right by an editor", 2)).toBe("One, put right by an editor");
});

const EDIT = `<section id="edit"><form data-amend="n" data-kind="quote"><input type="hidden" name="Input.BasedOn" value="3"><textarea name="Input.Text">Old</textarea><input name="Input.Who" value="Ida Moss"></form></section>`;

test("the form of an entry's page goes through the queue, tells its state, and leads to both texts where they compete", async () => {
  document.body.replaceChildren(...nodes(EDIT));
  const left: string[] = [];
  attachAmending([find<HTMLFormElement>("form")], "e1", "p1", outward, (part) => void left.push(part));
  find<HTMLTextAreaElement>("textarea").value = "New";
  find<HTMLFormElement>("form").requestSubmit();
  await vi.waitFor(() => expect(find("[data-told]").textContent).toBe("on this device"));
  expect(queue.items[0]?.body).toEqual({ target: "n", basedOn: 3, text: "New", title: "", url: "", alt: "", saidBy: { name: "Ida Moss" } });
  queue.becomes({ ...HERE, competing: true });
  expect(left).toEqual(["texts"]);
});

test("whoever writes on while the change arrives keeps the page, and the next change stands on that one", async () => {
  document.body.replaceChildren(...nodes(EDIT));
  const left: string[] = [];
  attachAmending([find<HTMLFormElement>("form")], "e1", "p1", outward, (part) => void left.push(part));
  find<HTMLTextAreaElement>("textarea").value = "New";
  find<HTMLFormElement>("form").requestSubmit();
  await vi.waitFor(() => expect(queue.items).toHaveLength(1));
  find<HTMLTextAreaElement>("textarea").value = "Newer";
  queue.becomes(HERE);
  expect([left, find("[data-told]").textContent]).toEqual([[], expect.stringContaining("on the server at")]);
  find<HTMLFormElement>("form").requestSubmit();
  await vi.waitFor(() => expect(queue.items[1]?.body).toMatchObject({ text: "Newer", basedOn: 3, after: queue.items[0]?.id }));
});

test("a change that waits when the page is opened again stands in its box, with its state", () => {
  queue.items = [post("a1", { target: "n", basedOn: 3, text: "Newer" }, { is: "refused", sentence: "This event is sealed." }, "entry.amend")];
  document.body.replaceChildren(...nodes(EDIT));
  attachAmending([find<HTMLFormElement>("form")], "e1", "p1", outward, () => undefined);
  expect([find<HTMLTextAreaElement>("textarea").value, find("[data-told]").textContent]).toEqual(["Newer", "refused: This event is sealed."]);
});
