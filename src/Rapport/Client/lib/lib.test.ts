import { expect, test } from "vitest";
import { having } from "./find";
import { uuid7 } from "./uuid7";
import { comments, earlier, fresh, timeOfDay } from "./words";

test("an id carries its time, its version and its variant, and sorts by time", () => {
  const early = uuid7(Date.UTC(2026, 10, 24, 11, 42, 3));
  const late = uuid7(Date.UTC(2026, 10, 24, 11, 42, 4));
  expect(early).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  expect(Number.parseInt(early.replaceAll("-", "").slice(0, 12), 16)).toBe(Date.UTC(2026, 10, 24, 11, 42, 3));
  expect(early < late).toBe(true);
  expect(uuid7(0)).not.toBe(uuid7(0));
});

test("counts are told as one says them", () => {
  expect([0, 1, 2].map(comments)).toEqual(["No comments", "1 comment", "2 comments"]);
  expect([fresh(3), earlier(1, null), earlier(2, null), earlier(1, "Workshop B"), earlier(12, "Workshop B")])
    .toEqual(["3 new", "1 earlier item", "2 earlier items", "1 earlier item from Workshop B", "12 earlier items from Workshop B"]);
});

test("a time is told by the event's clock", () => {
  const at = new Date("2026-07-01T11:42:00Z");
  expect([timeOfDay(at, "Europe/London"), timeOfDay(at, "Asia/Tokyo")]).toEqual(["12:42", "20:42"]);
});

test("a value in a selector cannot end it", () => {
  expect(having("id", 'a"]\\b')).toBe('[id="a\\"]\\\\b"]');
});
