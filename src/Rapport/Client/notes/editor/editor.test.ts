// @vitest-environment happy-dom
import type { Editor } from "@tiptap/core";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import * as Y from "yjs";
import { MemoryNotes } from "../keep/memoryNotes";
import { Paper } from "../keep/paper";
import { unsentText } from "../keep/unsentText";
import { PASSAGES } from "../passages/decorate";
import type { PassageWords } from "../passages/passageWords";
import { selected, standing } from "../passages/places";
import { colourOf, COLOURS } from "../room/palette";
import { Presence } from "../room/presence";
import { alone } from "../testing/noteWorld";
import { openEditor } from "./editor";
import { setLink } from "./linkDialog";
import { photosOf } from "./photoDialog";
import { isShowable } from "./showable";
import { starterOf } from "./starter";
import { furnish } from "./toolbar";

const FILE = "01930000-0000-7000-8000-000000000001";
let doc: Y.Doc;
let editor: Editor;
let said: string[];
let used = 0;
const bar = (): HTMLElement => document.querySelector("[role=toolbar]") as HTMLElement;
const button = (words: string): HTMLButtonElement => [...bar().querySelectorAll("button")].find(({ textContent }) => textContent === words) as HTMLButtonElement;
const press = (element: Element, key: string, more = {}): boolean => element.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true, ...more }));
const shown = (): Promise<void> => new Promise((resolve) => requestAnimationFrame(() => resolve()));

beforeEach(() => {
  document.body.innerHTML = `<section data-note="n"><div data-bar></div><div data-text></div><template data-photos><img data-file="${FILE}" src="/media/${FILE}/small.webp" alt="The hall"></template></section>`;
  [doc, said] = [new Y.Doc(), []];
  editor = openEditor(document.querySelector("[data-text]") as HTMLElement, doc, new Presence(doc, () => undefined, () => undefined), { leftOut: (sentence) => said.push(sentence), unreadable: () => said.push("unreadable") });
  furnish(document.querySelector("section") as HTMLElement, editor, { use: async () => void used++, show: async () => undefined } as unknown as PassageWords);
});
afterEach(() => editor.destroy());

/** As if typed: input rules see it. */
function type(text: string): void {
  for (const letter of text) {
    const { from, to } = editor.state.selection;
    const insert = () => editor.state.tr.insertText(letter, from, to);
    if (!editor.view.someProp("handleTextInput", (handle) => handle(editor.view, from, to, letter, insert))) editor.view.dispatch(insert());
  }
}

test.each([
  ["## Points", "<h2>Points</h2>"],
  ["### Points", "<h3>Points</h3>"],
  ["- one", "<ul><li><p>one</p></li></ul>"],
  ["1. one", "<ol><li><p>one</p></li></ol>"],
  ["> said", "<blockquote><p>said</p></blockquote>"],
  ["**bold** and *slanted*", "<p><strong>bold</strong> and <em>slanted</em></p>"],
  ["`code` ~~gone~~", "<p><code>code</code> <s>gone</s></p>"],
])("%s becomes what it means", (typed, html) => {
  type(typed);
  expect(editor.getHTML().replace("<p></p>", "")).toBe(html);
});

test("an address in brackets behind words in brackets becomes a link", () => {
  type("see [the site](/s/e)");
  expect(editor.getHTML()).toContain('href="/s/e"');
});

test("a box in brackets becomes a task", () => {
  type("[ ] call Ada");
  expect(editor.getJSON().content?.[0]).toMatchObject({ type: "taskList", content: [{ type: "taskItem", attrs: { checked: false } }] });
});

test("the document is shared under its known name, and undoing takes back one's own words only", () => {
  type("mine");
  const other = new Y.Doc();
  Y.applyUpdate(other, Y.encodeStateAsUpdate(doc));
  const paragraph = new Y.XmlElement("paragraph");
  paragraph.insert(0, [new Y.XmlText("theirs")]);
  other.getXmlFragment("default").push([paragraph]);
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(other), "server");
  expect(editor.getText()).toContain("theirs");
  editor.commands.undo();
  expect([editor.getText().includes("mine"), editor.getText().includes("theirs")]).toEqual([false, true]);
  expect(String(doc.getXmlFragment("default"))).toContain("theirs");
});

test("one stop for the tab key, arrows within, and Escape back to the words", async () => {
  const buttons = [...bar().querySelectorAll("button")].filter(({ hidden }) => !hidden);
  expect(buttons.map(({ tabIndex }) => tabIndex).filter((index) => index === 0).length).toBe(1);
  press(editor.view.dom, "F10", { altKey: true });
  expect(document.activeElement).toBe(buttons[0]);
  press(buttons[0] as Element, "ArrowRight");
  expect([document.activeElement, buttons[1]?.tabIndex, buttons[0]?.tabIndex]).toEqual([buttons[1], 0, -1]);
  press(buttons[1] as Element, "End");
  expect(document.activeElement).toBe(buttons.at(-1));
  press(buttons.at(-1) as Element, "ArrowRight");
  expect(document.activeElement).toBe(buttons[0]);
  const focus = vi.spyOn(editor.view, "focus");
  press(buttons[0] as Element, "Escape");
  await vi.waitFor(() => expect(focus).toHaveBeenCalled());
});

test("a button says whether it holds, and that it cannot", async () => {
  type("words");
  editor.commands.selectAll();
  expect([button("Bold").getAttribute("aria-pressed"), button("Undo").getAttribute("aria-pressed"), button("Redo").getAttribute("aria-disabled")]).toEqual(["false", null, "true"]);
  button("Bold").click();
  await shown();
  expect([button("Bold").getAttribute("aria-pressed"), editor.getHTML()]).toEqual(["true", "<p><strong>words</strong></p>"]);
  expect(button("Bold").title).toBe("Bold (Ctrl+B)");
  editor.setEditable(false);
  await shown();
  expect(button("Bold").getAttribute("aria-disabled")).toBe("true");
});

test("a table grows and shrinks, and its tools are there only within it", async () => {
  expect(button("Add row").hidden).toBe(true);
  button("Table").click();
  editor.commands.setTextSelection(4);
  await shown();
  expect(button("Add row").hidden).toBe(false);
  const size = (): number[] => [document.querySelectorAll(".note-text tr").length, document.querySelectorAll(".note-text :is(td, th)").length];
  expect([size(), document.querySelectorAll(".note-text th").length]).toEqual([[3, 9], 3]);
  button("Add row").click();
  button("Add column").click();
  expect(size()).toEqual([4, 16]);
  button("Header row").click();
  expect(document.querySelectorAll(".note-text th").length).toBe(0);
  button("Remove column").click();
  button("Remove row").click();
  expect(size()).toEqual([3, 9]);
  button("Remove table").click();
  expect(size()).toEqual([0, 0]);
});

test("a photo of the session is named by its id, and one from elsewhere has no address", () => {
  const [photo] = photosOf(document.querySelector("template"));
  expect(photo).toEqual({ file: FILE, src: `/media/${FILE}/small.webp`, alt: "The hall" });
  editor.commands.insertPicture(FILE, "The hall");
  expect(document.querySelector<HTMLImageElement>(".note-text img[data-file]")?.getAttribute("src")).toBe(`/media/${FILE}/medium.webp`);
  editor.commands.insertPicture("../../x", "");
  expect([...document.querySelectorAll(".note-text img[data-file]")].map((image) => image.getAttribute("src"))).toContain(null);
});

test("the bar's dialogs put in a link and a photo, or leave the words alone", async () => {
  const dialog = (): HTMLDialogElement => document.querySelector("dialog") as HTMLDialogElement;
  const address = (): HTMLInputElement => dialog().querySelector("input") as HTMLInputElement;
  type("minutes");
  editor.commands.selectAll();
  for (const [answer, html] of [["", "<p>minutes</p>"], ["yes", '<p><a rel="noopener nofollow" href="https://council.example/minutes">minutes</a></p>']] as const) {
    button("Link").click();
    address().value = "council.example/minutes";
    dialog().close(answer);
    await vi.waitFor(() => expect(editor.getHTML()).toBe(html));
    expect(dialog()).toBe(null);
  }

  button("Photo").click();
  dialog().querySelector<HTMLButtonElement>(".note-photos button")?.click();
  await vi.waitFor(() => expect(editor.getHTML()).toContain(`<img data-file="${FILE}" alt="The hall"`));
  expect(dialog()).toBe(null);
});

test("a link may go to the web or this site, and nowhere that runs", () => {
  type("words");
  editor.commands.selectAll();
  setLink(editor, "example.org/a");
  expect(editor.getAttributes("link").href).toBe(["https:", "example.org/a"].join("//"));
  setLink(editor, "");
  expect(editor.getHTML()).toBe("<p>words</p>");
  editor.commands.selectAll();
  setLink(editor, "javascript:alert(1)");
  expect(editor.getHTML()).not.toContain("javascript");
});

test("what somebody's newer code wrote is never taken out of the document by this one", async () => {
  const other = new Y.Doc();
  other.getXmlFragment("default").push([new Y.XmlElement("paragraph")]);
  expect(isShowable(Y.encodeStateAsUpdate(other))).toBe(true);
  other.getXmlFragment("default").push([new Y.XmlElement("hologram")]);
  const update = Y.encodeStateAsUpdate(other);
  expect(isShowable(update)).toBe(false);
  const marked = new Y.Doc();
  const text = new Y.XmlText("words");
  marked.getXmlFragment("default").push([text]);
  text.format(0, 2, { bold: {} });
  expect(isShowable(Y.encodeStateAsUpdate(marked))).toBe(true);
  text.format(0, 2, { glowing: {} });
  expect(isShowable(Y.encodeStateAsUpdate(marked))).toBe(false);
  const paper = await Paper.open(new MemoryNotes(), alone, isShowable);
  expect([paper.receive(update, { generation: 1, after: 1 }), paper.isTooOld, (await paper.notes.head()).after]).toEqual([false, true, 0]);
});

test("an item that two edits left without its first line keeps what is below it", () => {
  type("- one");
  const list = doc.getXmlFragment("default").get(0) as Y.XmlElement;
  const item = list.get(0) as Y.XmlElement;
  const other = new Y.Doc();
  Y.applyUpdate(other, Y.encodeStateAsUpdate(doc));
  const [nested, within, words] = [new Y.XmlElement("bulletList"), new Y.XmlElement("listItem"), new Y.XmlElement("paragraph")];
  words.insert(0, [new Y.XmlText("hers")]);
  within.insert(0, [words]);
  nested.insert(0, [within]);
  ((other.getXmlFragment("default").get(0) as Y.XmlElement).get(0) as Y.XmlElement).push([nested]);
  doc.transact(() => {
    item.delete(0, 1);
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(other), "server");
  }, "server");
  expect(editor.getText()).toContain("hers");
  expect(String(doc.getXmlFragment("default"))).toContain("hers");
});

test("the same template makes the same bytes everywhere, by nobody", () => {
  const html = "<h2>The question</h2><p>What do we want to know?</p><ul data-type=taskList><li data-type=taskItem data-checked=false><p>First action</p></li></ul>";
  const [one, two] = [starterOf(html), starterOf(html)];
  expect(one).toEqual(two);
  expect(starterOf("  ")).toBeNull();
  if (one) Y.applyUpdate(doc, one, "server");
  expect([...Y.decodeStateVector(Y.encodeStateVector(doc)).keys()]).toEqual([1]);
  expect(editor.getHTML()).toContain("<h2>The question</h2>");
});

test("of what was written only the words that had not arrived are copied", () => {
  type("on the server. ");
  const updates: Uint8Array[] = [];
  doc.on("update", (update: Uint8Array) => updates.push(update));
  type("waits");
  editor.commands.enter();
  type("more");
  const waiting = updates.map((bytes, order) => ({ bytes, order, clients: [doc.clientID], changes: 1, waiting: 1 as const }));
  expect(unsentText(doc, waiting)).toBe("waits\nmore");
});

test("a person has the same colour everywhere, one of those there are", () => {
  const colours = new Set(Array.from({ length: 200 }, (_, count) => colourOf(`person-${count}`)));
  expect(colours.size).toBe(COLOURS);
  expect(colourOf("a")).toBe(colourOf("a"));
});

test("what is selected is a passage that stays with its words, and is shown where they are", async () => {
  editor.commands.setContent("<p>Twelve indicators, not ninety-four</p>");
  editor.commands.setTextSelection({ from: 1, to: 18 });
  const place = selected(editor);
  expect(place?.words).toBe("Twelve indicators");
  editor.view.dispatch(editor.state.tr.setMeta(PASSAGES, [{ id: "p1", from: place?.from, to: place?.to, label: "Quote", isResolved: false }]));
  editor.commands.insertContentAt(1, "So: ");
  const other = new Y.Doc();
  Y.applyUpdate(other, Y.encodeStateAsUpdate(doc));
  const paragraph = new Y.XmlElement("paragraph");
  paragraph.insert(0, [new Y.XmlText("theirs")]);
  other.getXmlFragment("default").insert(0, [paragraph]);
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(other), "server");
  expect([document.querySelector(".note-passage")?.textContent, document.querySelector("a.passage")?.getAttribute("href"), document.querySelector("a.passage")?.previousSibling?.textContent]).toEqual(["Twelve indicators", "#of-p1", "Twelve indicators"]);
  editor.commands.setTextSelection(1);
  expect(selected(editor)).toBeNull();
});

test("of a final note words can be used, and nothing else changes it", async () => {
  editor.commands.setContent("<p>Twelve indicators</p>");
  editor.setEditable(false);
  editor.commands.setTextSelection({ from: 1, to: 7 });
  await shown();
  expect(["Bold", "Use words"].map((words) => button(words).getAttribute("aria-disabled"))).toEqual(["true", null]);
});

test("the key for words that are used is the one that the bar tells", () => {
  press(editor.view.dom, "m", { code: "KeyM", ctrlKey: true, altKey: true });
  expect(used).toBe(1);
  button("Use words").click();
  expect(used).toBe(2);
});

test("words are found where they stand in one line, whatever else is in it", () => {
  editor.commands.setContent("<p>Twelve indicators<br>and <strong>ninety</strong>-four</p><ul><li><p>twelve</p></li></ul>");
  const wordsAt = (words: string): string[] => standing(editor.state, words).map(({ from, to }) => editor.state.doc.textBetween(from, to));
  expect(["Ninety-FOUR", "twelve", "indicators and", "four twelve", " "].map(wordsAt)).toEqual([["ninety-four"], ["Twelve", "twelve"], [], [], []]);
});
