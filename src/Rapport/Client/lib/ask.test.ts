// @vitest-environment happy-dom
import { expect, test } from "vitest";
import { ask } from "./ask";
import { make } from "./make";

const buttons = (): string[] => [...document.querySelectorAll("dialog button")].map((button) => button.textContent ?? "");

test.each([["yes", true], ["", false]])("closed with '%s' it tells so, and is gone", async (value, isYes) => {
  const { dialog, answer } = ask("Which words?", [make("p", "Some words.")], "Use them");
  expect([dialog.open, dialog.querySelector("#asked")?.textContent, buttons()]).toEqual([true, "Which words?", ["Use them", "Cancel"]]);
  dialog.close(value);
  expect([await answer, document.querySelector("dialog")]).toEqual([isYes, null]);
});

test("where the parts are the answers there is only a way out beside them", () => {
  ask("Photos", [make("ul")], null, "None of them");
  expect(buttons()).toEqual(["None of them"]);
});
