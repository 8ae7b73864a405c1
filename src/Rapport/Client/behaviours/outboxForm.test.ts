// @vitest-environment happy-dom
import { expect, test } from "vitest";
import { nodes } from "../lib/fragment";
import { FakeQueue } from "../offline/testing/fakeQueue";
import { OutboxForm } from "./outboxForm";

function page(): { form: HTMLFormElement; queue: FakeQueue; text: HTMLTextAreaElement } {
  document.body.replaceChildren(...nodes('<form data-outbox="question.ask"><input type="hidden" name="__token" value="t"><textarea name="text"></textarea><select name="visibility"><option value="public">All</option><option value="team">Team</option></select><button>Send</button></form>'));
  const form = document.querySelector("form")!;
  const queue = new FakeQueue();
  new OutboxForm(form, "e1", "p1", queue);
  return { form, queue, text: document.querySelector("textarea")! };
}

const turn = (): Promise<void> => new Promise((done) => setTimeout(done));
const state = (): string | null | undefined => document.querySelector("[data-operation] .state")?.textContent;

test("what a form says is kept on this device, then the form is empty again", async () => {
  const { form, queue, text } = page();
  text.value = "Who reads it?";
  form.requestSubmit();
  await turn();
  expect(queue.added.map(({ item }) => [item.event, item.author, item.kind, item.body, item.excerpt])).toEqual([["e1", "p1", "question.ask", { text: "Who reads it?", visibility: "public" }, "Who reads it?"]]);
  expect(text.value).toBe("");
  queue.become({ is: "waiting", sentence: "There is no connection just now." });
  expect(state()).toBe("on this device. There is no connection just now.");
  let arrived = 0;
  document.addEventListener("arrived", () => arrived++);
  for (const _ of ["once", "twice"]) queue.become({ is: "here", at: "2026-11-24T11:42:00Z", held: false });
  expect([state(), arrived]).toEqual([expect.stringContaining("on the server at"), 1]);
});

test("what the device cannot keep stays in the form", async () => {
  const { form, queue, text } = page();
  queue.fails = true;
  text.value = "Who reads it?";
  form.requestSubmit();
  await turn();
  expect([text.value, form.textContent]).toEqual(["Who reads it?", expect.stringContaining("storage is full")]);
});

test("what was refused goes back into the form to be put otherwise", async () => {
  const { form, queue, text } = page();
  text.value = "Who reads it?";
  form.querySelector("select")!.value = "team";
  form.requestSubmit();
  await turn();
  queue.become({ is: "refused", sentence: "You have asked this already." });
  expect(state()).toBe("refused: You have asked this already.");
  [...document.querySelectorAll("button")].find((button) => button.textContent === "Edit and send again")!.click();
  await turn();
  expect([text.value, form.querySelector("select")!.value, document.activeElement, queue.forgotten]).toEqual(["Who reads it?", "team", text, [queue.added[0]!.item.id]]);
});
