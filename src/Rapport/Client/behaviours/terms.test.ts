// @vitest-environment happy-dom
import { beforeEach, expect, test, vi } from "vitest";
import { nodes } from "../lib/fragment";
import { explain } from "./explainTerm";
import { meetTerms } from "./meetTerms";

const PAGE = '<main><article data-term><h1>NI</h1><ol><li><b>National Indicator</b></li><li><b>Northern Ireland</b></li></ol></article><p>history</p></main>';
const term = (): HTMLAnchorElement => document.querySelector<HTMLAnchorElement>("a.term")!;
const dialog = (): HTMLDialogElement | null => document.querySelector("dialog");

beforeEach(() => document.body.replaceChildren(...nodes('<p>The <a class="term" href="/space/glossary/ni">NI</a> says.</p>')));

test("a term is explained in a dialog that bears its name, and nothing but the explanation is in it", async () => {
  await explain(term(), () => Promise.resolve(PAGE));

  expect(dialog()!.open).toBe(true);
  const label = dialog()!.getAttribute("aria-labelledby")!;
  expect(document.getElementById(label)!.textContent).toBe("NI");
  expect([...dialog()!.querySelectorAll("li")].map((sense) => sense.textContent)).toEqual(["National Indicator", "Northern Ireland"]);
  expect(dialog()!.textContent).not.toContain("history");
  expect(dialog()!.querySelector("h1")).toBeNull();
});

test("closing gives the focus back to the word and leaves nothing behind", async () => {
  await explain(term(), () => Promise.resolve(PAGE));
  dialog()!.querySelector("button")!.click();

  expect(dialog()).toBeNull();
  expect(document.activeElement).toBe(term());
});

test("a press beside it closes it, one inside does not", async () => {
  await explain(term(), () => Promise.resolve(PAGE));
  dialog()!.querySelector<HTMLElement>("li")!.click();
  expect(dialog()!.open).toBe(true);
  dialog()!.click();
  expect(dialog()).toBeNull();
});

test("two terms one after the other show one dialog", async () => {
  await explain(term(), () => Promise.resolve(PAGE));
  await explain(term(), () => Promise.resolve(PAGE));
  expect(document.querySelectorAll("dialog").length).toBe(1);
});

test.each([["a page without it", (): Promise<string | null> => Promise.resolve("<main>Sign in</main>")], ["no page", (): Promise<string | null> => Promise.resolve(null)],
  ["no connection", (): Promise<string | null> => Promise.reject(new TypeError("offline"))]])("with %s the link is followed", async (_, read) => {
  const left: string[] = [];
  await explain(term(), read, (address) => void left.push(new URL(address).pathname));
  expect([dialog(), left]).toEqual([null, ["/space/glossary/ni"]]);
});

test("a press with a modifier is left to the browser, and so are other links", () => {
  vi.stubGlobal("fetch", () => Promise.resolve(new Response(PAGE)));
  meetTerms();
  document.body.append(...nodes('<a id="other" href="#here">there</a>'));
  const press = (on: Element, more: MouseEventInit = {}): boolean => on.dispatchEvent(new MouseEvent("click", { bubbles: true, cancelable: true, ...more }));
  expect(press(term(), { ctrlKey: true })).toBe(true);
  expect(press(document.getElementById("other")!)).toBe(true);
  expect(press(term())).toBe(false);
});
