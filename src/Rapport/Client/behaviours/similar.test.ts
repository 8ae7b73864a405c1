// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { nodes } from "../lib/fragment";
import { showSimilar } from "./similar";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function page(answer: (address: string) => string | null): { text: HTMLTextAreaElement; asked: string[]; write: (words: string) => Promise<void> } {
  document.body.replaceChildren(...nodes('<form data-similar="/q?handler=Similar"><textarea></textarea><div data-similar-list></div><p data-similar-status></p></form>'));
  const [form, text] = [document.querySelector("form")!, document.querySelector("textarea")!];
  const asked: string[] = [];
  showSimilar(form, async (address) => {
    asked.push(address);
    return answer(address);
  });
  const write = async (words: string): Promise<void> => {
    text.value = words;
    text.dispatchEvent(new Event("input", { bubbles: true }));
    await vi.advanceTimersByTimeAsync(200);
  };
  return { text, asked, write };
}

const status = (): string | null => document.querySelector("[data-similar-status]")!.textContent;

test("what others asked is shown when the typing rests, and told", async () => {
  const { asked, write } = page(() => '<p data-similar-said>Is it this one?</p><ul><li><a href="/q/1">Who reads it?</a></li></ul>');
  await write("Who rea");
  await write("Who reads");
  await vi.advanceTimersByTimeAsync(400);
  expect([asked, document.querySelector("[data-similar-list] a")?.textContent, status()]).toEqual([["/q?handler=Similar&text=Who%20reads"], "Who reads it?", "Is it this one?"]);
  await write("Who");
  await vi.advanceTimersByTimeAsync(400);
  expect([asked.length, document.querySelector("[data-similar-list]")!.childElementCount, status()]).toEqual([1, 0, ""]);
});

test("an answer to earlier words, or none, changes nothing", async () => {
  const { write } = page((address) => (address.includes("late") ? null : "<p data-similar-said>One</p>"));
  await write("Who reads");
  await vi.advanceTimersByTimeAsync(400);
  await write("Who is late");
  await vi.advanceTimersByTimeAsync(400);
  expect(status()).toBe("One");
});
