import { expect, test } from "vitest";
import type { Choice } from "./choice";
import { missing } from "./choice";
import { writtenFrom } from "./passageItems";

const GROUND = { note: "n1", event: "e1", author: "p1", session: "s1", generation: 3 };
const PLACE = { from: { item: { client: 1, clock: 2 }, assoc: 0 }, to: { item: { client: 1, clock: 9 }, assoc: -1 }, words: "Twelve" };
const CHOICE: Choice = { kind: "quote", text: " Twelve. ", who: "Siân", readers: "team" };

test("the passage goes first, and what is made of it names it", () => {
  const { passage, written } = writtenFrom(GROUND, PLACE, CHOICE);
  expect(written.map(({ item }) => [item.id === passage, item.kind, item.body])).toEqual([
    [true, "passage.mark", { note: "n1", generation: 3, from: PLACE.from, to: PLACE.to, words: "Twelve" }],
    [false, "entry.post", { session: "s1", entry: "quote", text: "Twelve.", source: passage, visibility: "team", saidBy: { name: "Siân" } }],
  ]);
  expect(written.every(({ item, file }) => item.event === "e1" && item.author === "p1" && item.fields.note === "n1" && file === null)).toBe(true);
});

test.each([
  ["decision", "entry.post", { session: "s1", entry: "decision", text: "Twelve.", visibility: "team" }],
  ["action", "entry.post", { session: "s1", entry: "action", text: "Twelve.", visibility: "team", owner: { name: "Siân" } }],
  ["question", "question.raise", { session: "s1", text: "Twelve.", visibility: "team" }],
] as const)("a %s carries what belongs to it", (kind, operation, body) => {
  const { passage, written } = writtenFrom(GROUND, PLACE, { ...CHOICE, kind });
  expect([written[1]?.item.kind, written[1]?.item.body]).toEqual([operation, { ...body, source: passage }]);
});

test("a comment is about the passage, and read by who reads the note", () => {
  const { passage, written } = writtenFrom(GROUND, PLACE, { ...CHOICE, kind: "comment" });
  expect([written[1]?.item.kind, written[1]?.item.body]).toEqual(["comment.post", { about: passage, text: "Twelve." }]);
});

test("what is missing is said", () => {
  expect([missing({ ...CHOICE, text: " " }), missing(CHOICE), missing({ ...CHOICE, kind: "question", text: "x".repeat(301) })].map((said) => said !== "")).toEqual([true, false, true]);
});
