// @vitest-environment happy-dom
import { afterEach, expect, test, vi } from "vitest";
import { nodes } from "../lib/fragment";
import { mark, sendStar } from "./stars";

const SLOTS = '<div data-slot="s1"><h3>Bins</h3></div><div data-slot="s2"><h3>Budgets</h3></div>';
const page = (html: string): void => document.body.replaceChildren(...nodes(html));
const stars = (): (string | null)[] => [...document.querySelectorAll(".star")].map((star) => star.getAttribute("aria-pressed"));

afterEach(() => vi.unstubAllGlobals());

test.each([
  ["shown among one's own", "/s/e/programme/mine", { redirected: true }, true],
  ["answered with the page to sign in", "/sign-in", { redirected: true }, false],
  ["answered in place", "/s/e/programme/mine", { redirected: false }, false],
  ["answered by a network's own page", "/s/e/programme/mine", { redirected: true, headers: new Headers() }, false],
])("a star that is %s", async (_name, path, more, isKept) => {
  vi.stubGlobal("fetch", async (_address: string, init: RequestInit) =>
    init.redirect === "manual" ? { type: "opaqueredirect" } : { ok: true, headers: new Headers({ Rapport: "1" }), url: `https://rapport.test${path}`, ...more });
  expect(await sendStar("/s/e/programme", "s1", true)).toBe(isKept);
});

test("one's own sessions are marked, once however often the page is made anew", () => {
  page(SLOTS);
  mark(new Set(["s2"]), () => Promise.resolve(true));
  mark(new Set(["s2"]), () => Promise.resolve(true));
  expect(stars()).toEqual(["false", "true"]);
  expect([...document.querySelectorAll(".star")].map((star) => star.getAttribute("aria-label"))).toEqual(["Mine: Bins", "Mine: Budgets"]);
});

test("a star turns when the server has it and stays when it has not", async () => {
  page(SLOTS);
  const own = new Set<string>();
  const sent: [string, boolean][] = [];
  let isSent = false;
  mark(own, (session, isOn) => {
    sent.push([session, isOn]);
    return Promise.resolve(isSent);
  });
  const star = document.querySelector<HTMLButtonElement>(".star")!;
  star.click();
  await vi.waitFor(() => expect(star.getAttribute("aria-disabled")).toBe(null));
  expect([star.getAttribute("aria-pressed"), own.size]).toEqual(["false", 0]);
  isSent = true;
  star.click();
  await vi.waitFor(() => expect([star.getAttribute("aria-pressed"), own.has("s1")]).toEqual(["true", true]));
  expect(sent).toEqual([["s1", true], ["s1", true]]);
});

test("a star keeps the focus while it turns", async () => {
  page('<div data-slot="s1"><h3>Bins</h3></div>');
  const turned: ((isSent: boolean) => void)[] = [];
  mark(new Set(), () => new Promise((answer) => turned.push(answer)));
  const star = document.querySelector<HTMLButtonElement>(".star")!;
  star.focus();
  star.click();
  star.click();
  expect([document.activeElement === star, star.disabled, turned.length]).toEqual([true, false, 1]);
  turned[0]!(true);
  await vi.waitFor(() => expect(star.getAttribute("aria-pressed")).toBe("true"));
  expect(document.activeElement).toBe(star);
});

test("on a session's page the form turns in place", async () => {
  page('<form data-star="s1"><button name="star" value="on">Add to my programme</button></form>');
  const own = new Set<string>();
  mark(own, () => Promise.resolve(true));
  document.querySelector("button")!.click();
  await vi.waitFor(() => expect(document.querySelector("button")!.textContent).toBe("In my programme. Take it out"));
  document.querySelector("button")!.click();
  await vi.waitFor(() => expect([document.querySelector("button")!.textContent, own.size]).toEqual(["Add to my programme", 0]));
});

test("the form of a session that is in one's programme takes it out", () => {
  page('<form data-star="s1"><button name="star" value="on">Add to my programme</button></form><form data-star="s2"><button value="on">Add</button></form>');
  mark(new Set(["s1"]), () => Promise.resolve(true));
  expect([...document.querySelectorAll("button")].map((button) => button.value)).toEqual(["off", "on"]);
});
