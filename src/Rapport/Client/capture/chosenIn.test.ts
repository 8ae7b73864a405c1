// @vitest-environment happy-dom
import { beforeEach, expect, test } from "vitest";
import { chosenIn } from "./chosenIn";

let told: string[] = [];

function list(): HTMLSelectElement {
  document.body.innerHTML = '<select><option value="">All</option><option value="a">A</option><option value="b">B</option></select><button>Next</button>';
  const select = document.querySelector("select")!;
  chosenIn(select, (value) => told.push(value));
  return select;
}

function arrow(select: HTMLSelectElement, value: string): void {
  select.dispatchEvent(new KeyboardEvent("keydown", { key: "ArrowDown" }));
  select.value = value;
  select.dispatchEvent(new Event("change"));
}

beforeEach(() => void (told = []));

test("arrows through a list choose nothing until one goes on", () => {
  const select = list();
  select.focus();
  arrow(select, "a");
  arrow(select, "b");
  expect(told).toEqual([]);
  document.querySelector("button")!.focus();
  expect(told).toEqual(["b"]);
});

test("Enter chooses at once, and only once", () => {
  const select = list();
  select.focus();
  arrow(select, "a");
  select.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter" }));
  document.querySelector("button")!.focus();
  expect(told).toEqual(["a"]);
});

test("a finger chooses at once", () => {
  const select = list();
  select.focus();
  select.dispatchEvent(new Event("pointerdown"));
  select.value = "b";
  select.dispatchEvent(new Event("change"));
  expect(told).toEqual(["b"]);
});
