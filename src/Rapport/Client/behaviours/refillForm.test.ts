// @vitest-environment happy-dom
import { beforeEach, expect, test } from "vitest";
import { nodes } from "../lib/fragment";
import { refillForm } from "./refillForm";

let at = 0;

beforeEach(() => {
  localStorage.clear();
  at = 1_000_000;
});

function open(basedOn = "m1", person = "p1"): HTMLFormElement {
  document.body.replaceChildren(
    ...nodes(
      `<a class="me" data-person="${person}">Me</a><form data-refill="session-1"><input type="hidden" name="basedOn" value="${basedOn}"><input name="title" value="Stored"><textarea name="abstract">Stored</textarea></form>`,
    ),
  );
  const form = document.querySelector("form")!;
  refillForm(form, localStorage, () => at);
  return form;
}

const box = (form: HTMLFormElement, name: string): HTMLInputElement => form.querySelector(`[name="${name}"]`)!;

function send(form: HTMLFormElement): void {
  box(form, "title").value = "Typed";
  box(form, "abstract").value = "A long abstract";
  form.dispatchEvent(new Event("submit"));
}

test("what was sent in vain stands in the form again", () => {
  send(open());
  const again = open();
  expect([box(again, "title").value, box(again, "abstract").value, box(again, "basedOn").value]).toEqual(["Typed", "A long abstract", "m1"]);
});

test("what was saved, or changed by somebody else meanwhile, is not typed over", () => {
  send(open());
  expect(box(open("m2"), "title").value).toBe("Stored");
  expect(box(open("m1"), "title").value).toBe("Stored");
});

test("it is not another person's, nor there an hour later", () => {
  send(open());
  expect(box(open("m1", "p2"), "title").value).toBe("Stored");
  at += 3_600_000;
  expect(box(open("m1", "p1"), "title").value).toBe("Stored");
});

test("what was typed and not sent is left", () => {
  box(open(), "title").value = "Abandoned";
  expect(box(open(), "title").value).toBe("Stored");
});
