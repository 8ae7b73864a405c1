// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { nodes } from "../lib/fragment";
import { searchAsTyped } from "./searchAsTyped";

const PAGE = '<form data-search><input name="q"><input type="hidden" name="event" value="day"></form><p data-search-said></p><div data-results><p>before</p></div>';
const answer = (words: string): string => `<html><body><div data-results><p data-tally>${words}</p></div></body></html>`;

beforeEach(() => {
  vi.useFakeTimers();
  document.body.replaceChildren(...nodes(PAGE));
});
afterEach(() => vi.useRealTimers());

function type(words: string): void {
  const box = document.querySelector<HTMLInputElement>("input")!;
  box.value = words;
  box.dispatchEvent(new Event("input", { bubbles: true }));
}

test("what is typed is asked for once, when the typing rests", async () => {
  const asked: string[] = [];
  searchAsTyped(document.querySelector("form")!, async (address) => {
    asked.push(address.split("?")[1]!);
    return answer("2 results");
  });
  type("in");
  await vi.advanceTimersByTimeAsync(100);
  type("indic & co");
  await vi.advanceTimersByTimeAsync(300);

  expect(asked).toEqual(["q=indic+%26+co&event=day"]);
  expect(document.querySelector("[data-results]")!.textContent).toBe("2 results");
  expect(document.querySelector("[data-search-said]")!.textContent).toBe("2 results");
});

test("a late answer to earlier words is not shown", async () => {
  const waiting: ((html: string) => void)[] = [];
  searchAsTyped(document.querySelector("form")!, () => new Promise((tell) => waiting.push(tell)));
  type("in");
  await vi.advanceTimersByTimeAsync(300);
  type("ind");
  await vi.advanceTimersByTimeAsync(300);
  waiting[1]!(answer("new"));
  await vi.advanceTimersByTimeAsync(0);
  waiting[0]!(answer("old"));
  await vi.advanceTimersByTimeAsync(0);

  expect(document.querySelector("[data-results]")!.textContent).toBe("new");
});

test("without an answer the results stay", async () => {
  searchAsTyped(document.querySelector("form")!, async () => null);
  type("in");
  await vi.advanceTimersByTimeAsync(300);
  expect(document.querySelector("[data-results]")!.textContent).toBe("before");
});
