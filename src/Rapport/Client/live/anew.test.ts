// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { nodes } from "../lib/fragment";
import { Anew, place } from "./anew";
import type { SubjectChange } from "./change";
import { LivePage } from "./live";
import { isToldInParts } from "./parts";

const CHANGE: SubjectChange = { n: 1, kind: "session", subject: "s1", change: "show", session: "s1", about: null, at: "", late: false, count: null, entry: null, by: null, html: null };

const programme = (rows: string, title = "Programme"): string =>
  `<!doctype html><html><head><title>${title}</title><script>throw new Error("ran")</script></head><body><main><nav><a href="programme">As a list</a></nav>
   <div data-anew="programme">${rows}</div></main></body></html>`;
const here = (): string => document.querySelector("[data-anew]")!.textContent ?? "";

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal("scrollBy", () => undefined);
  document.body.replaceChildren(...nodes('<main><nav><a href="programme">As it was</a></nav><div data-anew="programme"><a href="costing">10:00 Costing</a></div></main>'));
});
afterEach(() => vi.useRealTimers());

test("a moved session stands in its new place, and the rest of the page is left alone", () => {
  place(programme('<a href="costing">14:00 Costing</a>', "Programme, changed"));
  expect(here()).toBe("14:00 Costing");
  expect(document.querySelector("nav")!.textContent).toBe("As it was");
  expect(document.title).toBe("Programme, changed");
});

test("whoever has the focus on a session keeps it there", () => {
  document.querySelector<HTMLElement>("[href=costing]")!.focus();
  place(programme('<a href="opening">9:00 Opening</a><a href="costing">14:00 Costing</a>'));
  expect(document.activeElement?.textContent).toBe("14:00 Costing");
});

test("a page without that part changes nothing", () => {
  place("<!doctype html><title>Sign in to the wifi</title><p>Accept our terms</p>");
  expect(here()).toBe("10:00 Costing");
});

test("many changes at once are read once, and one that comes meanwhile once more", async () => {
  let reads = 0;
  let answer: (html: string) => void = () => undefined;
  const anew = new Anew(() => {
    reads++;
    return new Promise((resolve) => (answer = resolve));
  }, () => 1_000);
  anew.ask();
  anew.ask();
  await vi.advanceTimersByTimeAsync(1_000);
  expect(reads).toBe(1);
  anew.ask();
  await vi.advanceTimersByTimeAsync(1_000);
  expect(reads).toBe(1);
  answer(programme("first"));
  await vi.advanceTimersByTimeAsync(0);
  expect(reads).toBe(2);
  answer(programme("second"));
  await vi.advanceTimersByTimeAsync(0);
  expect(here()).toBe("second");
});

test("without a network the page stays as it is and the next change is read", async () => {
  const answers = [null, programme("later")];
  const anew = new Anew(async () => answers.shift() ?? null, () => 0);
  anew.ask();
  await vi.advanceTimersByTimeAsync(1);
  expect(here()).toBe("10:00 Costing");
  anew.ask();
  await vi.advanceTimersByTimeAsync(1);
  expect(here()).toBe("later");
});

test("a live change of a session has the page read again, a count does not", async () => {
  const read = vi.fn(async () => new Response(programme("read again")));
  vi.stubGlobal("fetch", read);
  const live = new LivePage();
  live.take({ upTo: 1, changes: [{ ...CHANGE, change: "count", count: 3 }] });
  await vi.advanceTimersByTimeAsync(5_000);
  expect(read).not.toHaveBeenCalled();
  live.take({ upTo: 2, changes: [{ ...CHANGE, n: 2, html: "<a>Costing</a>" }] });
  await vi.dynamicImportSettled();
  await vi.advanceTimersByTimeAsync(5_000);
  expect(read).toHaveBeenCalledOnce();
  expect(here()).toBe("read again");
});

test.each<[string, Partial<SubjectChange>, boolean]>([
  ["a passage of this note", { kind: "passage", subject: "p2", about: "n1" }, true],
  ["a passage of another note", { kind: "passage", subject: "p3", about: "n2" }, false],
  ["comments on a passage that is shown", { kind: "passage", subject: "p1", change: "count", count: 2 }, true],
  ["comments on one that is not", { kind: "passage", subject: "p3", change: "count", count: 2 }, false],
  ["an entry that leads to this note", { kind: "entry", subject: "e2", html: '<a href="/s/e/t/notes/n1#p-p1">from the shared note</a>' }, true],
  ["an entry that leads to another", { kind: "entry", subject: "e2", html: '<a href="/s/e/t/notes/n2#p-p3">from the shared note</a>' }, false],
  ["an entry that is told of here and was taken back", { kind: "entry", subject: "e1", change: "gone" }, true],
  ["words of the note, to whoever writes them", { kind: "note", subject: "n1", session: "s1" }, false],
])("beside a note: %s", (_, change, isTold) => {
  document.body.replaceChildren(...nodes('<div data-anew="passages" data-passages="n1"><li data-passage="p1"><ul><li data-outcome="e1"></li></ul></li></div>'));
  expect(isToldInParts({ ...CHANGE, ...change })).toBe(isTold);
});

test("words of a note have whoever only reads it read them again", () => {
  document.body.replaceChildren(...nodes('<div data-anew="note" data-notes="s1"></div><div data-anew="passages" data-passages="n1"></div>'));
  expect(isToldInParts({ ...CHANGE, kind: "note", subject: "n1", session: "s1" })).toBe(true);
});
