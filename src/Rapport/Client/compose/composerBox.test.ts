// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { begin, box, open, queue, sent, type, unsent } from "./testing/composerWorld";

beforeEach(begin);
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
