// @vitest-environment happy-dom
import { beforeEach, expect, test } from "vitest";
import { nodes } from "../lib/fragment";
import { Completion } from "./completion";
import { offersFor, readGlossary, wordBefore, type Glossary } from "./glossary";

const GLOSSARY: Glossary = {
  terms: [
    { name: "NIS", aliases: [], senses: [{ expansion: "National Indicator Set", definition: "" }] },
    { name: "NI", aliases: [], senses: [{ expansion: "National Indicator", definition: "" }, { expansion: "Northern Ireland", definition: "" }] },
    { name: "Place Survey", aliases: ["survey of place"], senses: [{ expansion: "", definition: "asks citizens" }] },
  ],
};

const box = (): HTMLTextAreaElement => document.querySelector("textarea")!;
const list = (): HTMLElement => document.querySelector('[role="listbox"]')!;
const lines = (): (string | null)[] => [...list().querySelectorAll("b")].map((line) => line.textContent);
let asked: number;

async function type(words: string): Promise<void> {
  box().value = words;
  box().setSelectionRange(words.length, words.length);
  box().dispatchEvent(new Event("input", { bubbles: true }));
  await new Promise((resolve) => setTimeout(resolve));
}

function key(name: string, more: KeyboardEventInit = {}): boolean {
  return box().dispatchEvent(new KeyboardEvent("keydown", { key: name, bubbles: true, cancelable: true, ...more }));
}

beforeEach(() => {
  asked = 0;
  document.body.replaceChildren(...nodes('<textarea id="t"></textarea>'));
  new Completion(box(), () => {
    asked++;
    return Promise.resolve(GLOSSARY);
  });
});

test.each([["The ni", 6, "ni"], ["The n", 5, null], ["ni ", 3, null], ["nice", 2, null], ["", 0, null], ["Ärzte", 5, "Ärzte"]])("in %o at %i the word is %o", (text, at, word) => {
  expect(wordBefore(text, at)).toBe(word);
});

test("the exact term comes first, with all that it can stand for", () => {
  expect(offersFor(GLOSSARY, "ni").map((offer) => offer.words)).toEqual(["NI", "National Indicator", "Northern Ireland", "NIS", "National Indicator Set"]);
  expect(offersFor(GLOSSARY, "NI").map((offer) => offer.words)).toEqual(["National Indicator", "Northern Ireland", "NIS", "National Indicator Set"]);
  expect(offersFor(GLOSSARY, "surv")).toEqual([{ words: "survey of place", about: "asks citizens" }]);
  expect(offersFor(GLOSSARY, "xy")).toEqual([]);
});

test("what is no glossary is an empty one", () => {
  for (const odd of [null, 7, "terms", { terms: 1 }, { terms: [{ name: 1 }] }, { terms: [{ name: "a", aliases: [1], senses: [] }] }]) expect(readGlossary(odd)).toEqual({ terms: [] });
  expect(readGlossary(GLOSSARY)).toEqual(GLOSSARY);
});

test("the glossary is asked for once, and not before it is needed", async () => {
  await type("n");
  expect(asked).toBe(0);
  await type("ni");
  await type("the ni");
  expect(asked).toBe(1);
});

test("a term is chosen by the keyboard: the box names the active line, Enter writes it", async () => {
  await type("Our ni");
  expect(list().hidden).toBe(false);
  key("ArrowDown");
  key("ArrowDown");
  expect(box().getAttribute("aria-activedescendant")).toBe(list().children[1]!.id);
  expect(list().children[1]!.getAttribute("aria-selected")).toBe("true");
  expect(key("Enter")).toBe(false);
  expect(box().value).toBe("Our National Indicator");
  expect([list().hidden, box().hasAttribute("aria-activedescendant")]).toEqual([true, false]);
});

test("Enter and Tab are the writer's own until a line is chosen, and sending stays sending", async () => {
  await type("Our ni");
  expect([key("Enter"), key("Tab")]).toEqual([true, true]);
  key("ArrowUp");
  expect(key("Enter", { ctrlKey: true })).toBe(true);
  expect(box().value).toBe("Our ni");
});

test("Escape and leaving close the list; a term is taken by a touch that leaves the focus where it is", async () => {
  await type("ni");
  key("Escape");
  expect(list().hidden).toBe(true);
  await type("ni");
  expect(lines()).toContain("Northern Ireland");
  expect(list().dispatchEvent(new MouseEvent("mousedown", { bubbles: true, cancelable: true }))).toBe(false);
  list().querySelectorAll("li")[2]!.click();
  expect(box().value).toBe("Northern Ireland");
  await type("ni");
  box().dispatchEvent(new Event("blur"));
  expect(list().hidden).toBe(true);
});

test("words from the server are words, whatever they look like", async () => {
  document.body.replaceChildren(...nodes('<textarea id="t"></textarea>'));
  new Completion(box(), () => Promise.resolve({ terms: [{ name: "XSS<img src=x>", aliases: [], senses: [] }] }));
  await type("xss");
  expect([list().querySelector("img"), lines()]).toEqual([null, ["XSS<img src=x>"]]);
});

test("after a failure it is asked for again", async () => {
  let tries = 0;
  document.body.replaceChildren(...nodes('<textarea id="t"></textarea>'));
  new Completion(box(), () => ++tries === 1 ? Promise.reject(new Error("away")) : Promise.resolve(GLOSSARY));
  await type("ni");
  expect(list().hidden).toBe(true);
  await type("the ni");
  expect([tries, list().hidden]).toEqual([2, false]);
});
