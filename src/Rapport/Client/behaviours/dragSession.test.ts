// @vitest-environment happy-dom
import { expect, test } from "vitest";
import { nodes } from "../lib/fragment";
import { startDrag } from "./dragSession";

const box = (left: number, top: number): DOMRect => new DOMRect(left, top, 100, 50);

function grid(): HTMLElement {
  document.body.replaceChildren(...nodes(`<main data-arrange="programme/day"><div data-grid data-day="2026-06-04"><table>
    <thead><tr><th>Time</th><th data-room="r1">Hall</th><th data-room="">No room yet</th></tr></thead>
    <tbody><tr><th>09:00</th><td rowspan="2"><a href="bins" data-slot="s1">Bins</a></td><td></td></tr><tr><th>10:30</th><td></td></tr></tbody></table></div></main>`));
  const heads = [...document.querySelectorAll<HTMLElement>("thead th")];
  heads.forEach((head, i) => (head.getBoundingClientRect = () => box(i * 100, 0)));
  [...document.querySelectorAll<HTMLElement>("tbody th")].forEach((head, i) => (head.getBoundingClientRect = () => box(0, 50 + i * 50)));
  return document.querySelector("main")!;
}

function drag(from: string, to: string, x: number, y: number): string[] {
  const main = grid();
  const seen: string[] = [];
  startDrag(main, (address) => seen.push(address));
  document.querySelector(from)!.dispatchEvent(new Event("dragstart", { bubbles: true }));
  const drop = Object.assign(new Event("drop", { bubbles: true, cancelable: true }), { clientX: x, clientY: y });
  document.querySelector(to)!.dispatchEvent(drop);
  return seen;
}

test("a session that is dropped asks for its new room and time", () => {
  expect(drag("a", "td", 150, 120)).toEqual(["programme/day?act=move&session=s1&room=r1&day=2026-06-04&start=10%3A30"]);
  expect(drag("a", "td", 250, 60)).toEqual(["programme/day?act=move&session=s1&room=&day=2026-06-04&start=09%3A00"]);
});

test("what is no session, or lands beside the grid, asks nothing", () => {
  expect(drag("td", "td", 150, 120)).toEqual([]);
  expect(drag("a", "main", 150, 120)).toEqual([]);
  expect(drag("a", "td", 50, 120)).toEqual([]);
});
