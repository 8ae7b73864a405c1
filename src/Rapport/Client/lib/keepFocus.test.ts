// @vitest-environment happy-dom
import { expect, test } from "vitest";
import { keepFocus } from "./keepFocus";

const ENTRY = '<li><a href="/e1">00:29</a> <button>Highlight</button> <button>Pin</button></li>';

function put(html: string): HTMLElement {
  document.body.innerHTML = `<ol>${html}</ol>`;
  return document.querySelector("li")!;
}

function swap(old: HTMLElement, html: string): HTMLElement {
  const made = document.createElement("ol");
  made.innerHTML = html;
  const item = made.querySelector("li")!;
  keepFocus(old, () => {
    old.replaceWith(item);
    return item;
  });
  return item;
}

test("whoever pressed a button of an entry stands on the same one when the entry is made anew", () => {
  const old = put(ENTRY);
  old.querySelectorAll("button")[1]!.focus();
  const item = swap(old, ENTRY.replace("Pin", "Unpin"));
  expect(document.activeElement).toBe(item.querySelectorAll("button")[1]);
});

test("a link is found by its address, wherever it stands then", () => {
  const old = put(ENTRY);
  old.querySelector("a")!.focus();
  const item = swap(old, '<li><button>New</button> <a href="/e1">00:29</a></li>');
  expect(document.activeElement).toBe(item.querySelector("a"));
});

test("where the control is gone one stands on what came in its place", () => {
  const old = put(ENTRY);
  old.querySelectorAll("button")[1]!.focus();
  const item = swap(old, "<li>Taken back</li>");
  expect(document.activeElement).toBe(item);
});

test("nobody is led anywhere who was elsewhere", () => {
  const old = put(ENTRY);
  swap(old, ENTRY);
  expect(document.activeElement).toBe(document.body);
});
