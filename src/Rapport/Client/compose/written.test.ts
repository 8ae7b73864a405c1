import { expect, test } from "vitest";
import type { Fields } from "./fields";
import type { Picked } from "./picked";
import { writtenOf } from "./written";

const FIELDS: Fields = { entry: "photo", text: " Words ", title: "T", url: "", saidBy: "", owner: "", due: "", alt: "A", visibility: "team" };

test("several photos are an entry each, and the words go with the first", () => {
  const reading = new Blob(["r"]);
  const files = [{ file: new File(["a"], "a.jpg"), reading, taken: new Date("2026-11-24T09:00:00Z") }, { file: new File(["b"], "b.jpg"), reading: null, taken: null }];
  const written = writtenOf({ event: "e1", session: "s1" } as DOMStringMap, "p1", FIELDS, new Map(), files, Date.UTC(2026, 10, 24, 11));
  expect(written.map(({ item, file, reading: first }) => [item.body.text, item.body.alt, item.excerpt, item.body.file === item.file, file, first, item.capturedAt])).toEqual([
    ["Words", "A", "T", true, files[0]!.file, reading, "2026-11-24T09:00:00.000Z"],
    ["", undefined, "Photo", true, files[1]!.file, null, "2026-11-24T11:00:00.001Z"],
  ]);
  expect(new Set(written.flatMap(({ item }) => [item.id, item.file])).size).toBe(4);
});

test("a recording is of when it began, whatever clock the device has been set to since", () => {
  const file = new File(["a"], "audio");
  const now = Date.UTC(2026, 10, 24, 11);
  const of = (picked: Partial<Picked>) => writtenOf({ event: "e1" } as DOMStringMap, "p1", { ...FIELDS, entry: "audio" }, new Map(), [{ file, reading: null, taken: null, ...picked }], now)[0]!.item;
  expect([of({ age: 600_000 }).capturedAt, of({ age: 600_000 }).ownTime]).toEqual(["2026-11-24T10:50:00.000Z", undefined]);
  expect([of({ taken: new Date(now - 5000) }).capturedAt, of({ taken: new Date(now - 5000) }).ownTime]).toEqual(["2026-11-24T10:59:55.000Z", true]);
});
