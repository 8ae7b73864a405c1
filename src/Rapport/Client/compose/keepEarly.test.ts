// @vitest-environment happy-dom
import { beforeEach, expect, test, vi } from "vitest";
import { nodes } from "../lib/fragment";
import { keepEarly } from "./keepEarly";
import { attach } from "./startComposer";
import { box, FakeQueue, FORM } from "./testing/composerWorld";

const PERSON = "p1";

beforeEach(() => localStorage.clear());

function page(): HTMLFormElement {
  document.body.replaceChildren(...nodes(FORM));
  const form = document.querySelector("form")!;
  keepEarly(form, PERSON, localStorage);
  return form;
}

function write(words: string): void {
  box().value = words;
  box().dispatchEvent(new Event("input", { bubbles: true }));
}

test("what is typed before the composer comes stands there when the page is opened again", () => {
  page();
  write("The mayor");
  page();
  expect(box().value).toBe("The mayor");
});

test("once the composer is there it alone keeps the words, and what was sent does not come back", async () => {
  const form = page();
  write("The mayor says");
  const composer = attach(form, PERSON, new FakeQueue(), localStorage);
  expect(box().value).toBe("The mayor says");
  await composer.send();
  page();
  expect(box().value).toBe("");
});

test("Send that is pressed before the composer comes is done by it, once", async () => {
  const form = page();
  write("At once");
  form.querySelector("button")!.click();
  expect(document.querySelector("[data-unsent]")?.textContent).toContain("Kept here.");
  const queue = new FakeQueue();
  attach(form, PERSON, queue, localStorage);
  await vi.waitFor(() => expect(queue.items.map(({ excerpt }) => excerpt)).toEqual(["At once"]));
  expect(box().value).toBe("");
});

test("what stood there from before and what is typed while the composer comes are both kept", () => {
  attach(page(), PERSON, new FakeQueue(), localStorage);
  write("From this morning.");
  const form = page();
  write("And now.");
  attach(form, PERSON, new FakeQueue(), localStorage);
  expect(box().value).toBe("From this morning.\n\nAnd now.");
});

test("what another typed on this device is not shown", () => {
  page();
  write("A secret");
  document.body.replaceChildren(...nodes(FORM));
  keepEarly(document.querySelector("form")!, "p2", localStorage);
  expect(box().value).toBe("");
});
