// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { element, nodes } from "../lib/fragment";
import type { SubjectChange } from "./change";
import { readBatch } from "./change";
import { LivePage } from "./live";
import { offerReload } from "./reset";
import { replace } from "./stream";

const item = (id: string, minute: number, words = id): string =>
  `<li id="s-${id}" class="entry" data-subject="${id}" data-at="2026-11-24T11:${minute}:00Z">${words}</li>`;

function page(listAttributes: string, items: string, rest = ""): LivePage {
  document.body.replaceChildren(...nodes(`<main><section class="part">
    <div data-stream-bar><span data-said></span><button data-pause hidden>Pause</button></div><div data-catch-up aria-live="polite"></div><button data-show-new hidden></button>
    <ol class="stream" data-stream="live" ${listAttributes}>${items}</ol></section>${rest}</main>`));
  return new LivePage();
}

let n = 0;
const show = (subject: string, minute: number, more: Partial<SubjectChange> = {}): SubjectChange => ({
  n: ++n, kind: "entry", subject, change: "show", session: "s1", about: null, at: `2026-11-24T11:${minute}:00Z`,
  late: false, count: null, entry: "note", by: "p1", html: item(subject, minute), ...more,
});
const take = (live: LivePage, ...changes: SubjectChange[]): void => live.take({ upTo: n, changes });
const shown = (): string[] => [...document.querySelectorAll("[data-stream] > li")].map((li) => li.textContent ?? "");
const button = (name: string): HTMLElement => document.querySelector<HTMLElement>(`[${name}]`)!;
const scrolledTo = (top: number): void =>
  void (document.querySelector("ol")!.getBoundingClientRect = () => ({ top, bottom: top + 500 }) as DOMRect);

afterEach(() => vi.useRealTimers());
beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal("scrollBy", () => undefined);
});

test("an entry goes where its time says, whichever way the list runs", () => {
  take(page('data-order="newest"', item("c", 30) + item("a", 10)), show("b", 20), show("d", 40));
  expect(shown()).toEqual(["d", "c", "b", "a"]);
  take(page('data-order="oldest"', item("a", 10) + item("c", 30)), show("b", 20), show("d", 40));
  expect(shown()).toEqual(["a", "b", "c", "d"]);
});

test("an entry older than all that is shown stays behind the link to earlier ones", () => {
  take(page('data-order="newest" data-more="more"', item("c", 30)), show("a", 10));
  expect(shown()).toEqual(["c"]);
});

test("of entries of the same moment, what came later is newer, also where older ones lie behind a link", () => {
  take(page('data-order="newest" data-more="more"', item("a", 30)), show("b", 30), show("c", 30));
  expect(shown()).toEqual(["c", "b", "a"]);
});

test("what somebody listens to goes on while its entry is changed", () => {
  const item = (words: string): HTMLElement => element(`<li id="s-a"><audio></audio><p>${words}</p></li>`)!;
  const [old, other] = [item("Old"), item("Older")];
  document.body.replaceChildren(old, other);
  const [playing, silent] = [old.querySelector("audio")!, other.querySelector("audio")!];
  Object.defineProperty(playing, "paused", { value: false });
  Object.defineProperty(silent, "paused", { value: true });
  replace(old, item("New"));
  replace(other, item("Newer"));
  expect([...document.querySelectorAll("audio")].map((media) => [media === playing, media === silent])).toEqual([[true, false], [false, false]]);
  expect([...document.querySelectorAll("p")].map((words) => words.textContent)).toEqual(["New", "Newer"]);
});

test("a changed entry is replaced where it stands and is there once", () => {
  const live = page('data-order="newest"', item("b", 20) + item("a", 10));
  take(live, show("a", 10, { html: item("a", 10, "a, mended") }));
  expect(shown()).toEqual(["b", "a, mended"]);
});

test.each([
  ['data-session="s2"', false], ['data-kind="quote"', false], ['data-person="p2"', false], ['data-room="s2 s3"', false],
  ['data-session="s1"', true], ['data-kind="note"', true], ['data-person="p1"', true], ['data-room="s2 s1"', true],
])("a list with %s takes the entry: %s", (filter, taken) => {
  take(page(filter, ""), show("a", 10));
  expect(shown()).toEqual(taken ? ["a"] : []);
});

test("while one reads further down, new entries wait behind a button and edits do not", () => {
  const live = page('data-order="newest"', item("a", 10));
  scrolledTo(-300);
  take(live, show("b", 20), show("c", 30), show("a", 10, { html: item("a", 10, "a2") }));
  expect(shown()).toEqual(["a2"]);
  expect(button("data-show-new").textContent).toBe("2 new");
  button("data-show-new").click();
  expect(shown()).toEqual(["c", "b", "a2"]);
  expect(button("data-show-new").hidden).toBe(true);
});

test("paused, all waits; going on shows it", () => {
  const live = page('data-order="oldest"', "");
  button("data-pause").click();
  take(live, show("a", 10));
  expect(shown()).toEqual([]);
  button("data-pause").click();
  expect(shown()).toEqual(["a"]);
});

test("what is taken back while it waits is never shown", () => {
  const live = page('data-order="newest"', "");
  scrolledTo(-300);
  take(live, show("a", 10), show("a", 10, { change: "gone", html: null }));
  expect(button("data-show-new").hidden).toBe(true);
  button("data-show-new").click();
  expect(shown()).toEqual([]);
});

test("what is taken back leaves every place, and its list keeps the words left in its stead", () => {
  const live = page("", item("a", 10) + item("b", 20), '<article data-subject="a">lead</article><p data-subject="b">photo</p>');
  take(live, show("a", 10, { change: "gone", html: null }), show("b", 20, { change: "gone", html: item("b", 20, "Taken back") }));
  expect(shown()).toEqual(["Taken back"]);
  expect(document.querySelector("article, p")).toBeNull();
});

test("one hears a count, and not again before one could listen to it", () => {
  const said = (): string => document.querySelector("[data-said]")?.textContent?.replace(/ at .*/, "") ?? "";
  const live = page("", "");
  take(live, show("a", 10), show("b", 20), show("c", 5, { late: true }));
  vi.advanceTimersByTime(500);
  expect(said()).toBe("2 new");
  take(live, show("d", 30));
  vi.advanceTimersByTime(7_900);
  expect(said()).toBe("2 new");
  vi.advanceTimersByTime(200);
  expect(said()).toBe("1 new");
});

const lateItem = (id: string, minute: number, session: string | null = "Workshop B", arrived = new Date().toISOString()): string =>
  item(id, minute, `<a href="/t/e/entries/${id}"><span class="entry-late"><time datetime="${arrived}"></time></span></a>${session ? `<span class="entry-session">${session}</span>` : ""}`);
const late = (id: string, minute: number, session: string | null = "Workshop B", more: Partial<SubjectChange> = {}): SubjectChange =>
  show(id, minute, { late: true, session, html: lateItem(id, minute, session), ...more });
const caughtUp = (): string[] => [...document.querySelectorAll("[data-catch-up] a")].map((link) => `${link.textContent} ${link.getAttribute("href")}`);
const ids = (): string[] => [...document.querySelectorAll("[data-stream] > li")].map((li) => li.id);

test("what came late goes where it belongs, is no news, and is told once for each session", () => {
  const live = page('data-order="newest"', item("z", 50));
  scrolledTo(-300);
  take(live, late("b", 20), late("a", 10), late("c", 30, null));
  vi.advanceTimersByTime(1_000);
  take(live, late("d", 40));
  expect([ids(), caughtUp(), document.querySelector(".is-new")]).toEqual([["s-z", "s-d", "s-c", "s-b", "s-a"], [], null]);
  vi.advanceTimersByTime(1_500);
  expect(caughtUp()).toEqual(["3 earlier items from Workshop B #s-a", "1 earlier item #s-c"]);
  expect([button("data-show-new").hidden, document.querySelector("[data-said]")?.textContent]).toEqual([true, ""]);
});

test("a second burst adds to what one has not followed yet, and what one followed is gone", () => {
  const live = page('data-order="newest"', "");
  take(live, late("b", 20));
  vi.advanceTimersByTime(2_000);
  take(live, late("a", 10), late("b", 20, "Workshop B", { html: lateItem("b", 20) }));
  vi.advanceTimersByTime(2_000);
  expect(caughtUp()).toEqual(["2 earlier items from Workshop B #s-a"]);
  document.querySelector<HTMLElement>("[data-catch-up] a")!.click();
  expect(caughtUp()).toEqual([]);
});

test("a backlog without end is told of all the same", () => {
  const live = page('data-order="newest"', "");
  for (let nth = 10; nth < 20; nth++) {
    take(live, late(`i${nth}`, nth));
    vi.advanceTimersByTime(1_000);
  }
  expect(caughtUp()).toEqual(["8 earlier items from Workshop B #s-i10"]);
});

test("what is older than all that is shown leads to its own page; what came long ago and was only changed is not told", () => {
  const live = page('data-order="newest" data-more="more"', item("z", 50));
  take(live, late("a", 10), late("old", 11, "Workshop B", { html: lateItem("old", 11, "Workshop B", "2026-11-24T09:00:00Z") }));
  vi.advanceTimersByTime(2_000);
  expect([ids(), caughtUp()]).toEqual([["s-z"], ["1 earlier item from Workshop B /t/e/entries/a"]]);
});

test("paused, what came late waits too, uncounted", () => {
  const live = page('data-order="newest"', item("z", 50));
  button("data-pause").click();
  take(live, late("a", 10));
  expect([ids(), button("data-show-new").hidden]).toEqual([["s-z"], true]);
  button("data-pause").click();
  vi.advanceTimersByTime(2_000);
  expect([ids(), caughtUp()]).toEqual([["s-z", "s-a"], ["1 earlier item from Workshop B #s-a"]]);
});

test("a comment goes under what it answers and every count follows", () => {
  const li = (id: string, parent: string): string =>
    `<li id="s-${id}" data-subject="${id}" data-parent="${parent}"><i>${id}</i><ol class="thread" data-replies-of="${id}"></ol></li>`;
  const live = page("", "", `<span data-count-of="e1">1 comment</span><ol class="thread" data-thread="e1">${li("c1", "")}</ol>`);
  take(live, show("c2", 1, { kind: "comment", about: "e1", count: 2, html: li("c2", "c1") }));
  take(live, show("c3", 2, { kind: "comment", about: "e1", count: 3, html: li("c3", "") }));
  expect(document.querySelector('[data-replies-of="c1"]')?.textContent).toBe("c2");
  expect([...document.querySelectorAll('[data-thread="e1"] > li')].map((li) => li.id)).toEqual(["s-c1", "s-c3"]);
  expect(document.querySelector("[data-count-of]")?.textContent).toBe("3 comments");
});

test("an answer being typed survives a change of the comment above it", () => {
  const li = (words: string): string => `<li id="s-c1" data-subject="c1">${words}<details><textarea></textarea></details><ol class="thread" data-replies-of="c1"></ol></li>`;
  const live = page("", "", `<ol class="thread" data-thread="e1">${li("old")}</ol>`);
  document.querySelector("textarea")!.value = "half a thought";
  take(live, show("c1", 1, { kind: "comment", about: "e1", html: li("new") }));
  expect(document.querySelector("#s-c1")?.firstChild?.textContent).toBe("new");
  expect(document.querySelector("textarea")!.value).toBe("half a thought");
});

test("a region gets its new content and the focus stays on the same link", () => {
  const live = page("", "", '<ul data-region="on-now"><li><a href="/a">A</a></li><li><a href="/b">B</a></li></ul>');
  document.querySelector<HTMLElement>('[href="/b"]')!.focus();
  live.take({ upTo: 1, changes: [{ n: 1, kind: "region", region: "on-now", html: '<li><a href="/b">B now</a></li>' }] });
  expect(document.querySelector("[data-region]")?.textContent).toBe("B now");
  expect(document.activeElement?.textContent).toBe("B now");
});

test("a page that must be read again asks first where words would be lost", () => {
  let reloads = 0;
  const reload = (): void => void reloads++;
  page("", "", "<textarea></textarea>");
  document.querySelector("textarea")!.value = "half a thought";
  offerReload(reload);
  expect(reloads).toBe(0);
  document.querySelector<HTMLElement>("#reload button")!.click();
  expect(reloads).toBe(1);
  document.querySelector("textarea")!.value = "";
  offerReload(reload);
  expect(reloads).toBe(2);
});

test("unknown kinds and damaged changes are left out, the rest is read", () => {
  const batch = readBatch('{"upTo":5,"changes":[{"n":4,"kind":"poll"},7,null,{"kind":"region","region":"photos","html":""}]}');
  expect(batch).toEqual({ upTo: 5, next: null, changes: [{ n: 5, kind: "region", region: "photos", html: "" }] });
  expect(readBatch("<html>")).toBeNull();
  expect(readBatch("{}")).toBeNull();
});
