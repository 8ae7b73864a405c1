import * as Y from "yjs";
import type { Shared } from "./plain";

export type Chance = () => number;

const words = ["a", "bc", "note ", "😀", "x😀y", "é", "\n", "日本", "quite a long piece of text ", "👩‍👩‍👧", "0123456789"];
const keys = ["level", "bold", "href", "ü", "id"];
const marks = [{ bold: true }, { bold: null }, { italic: true }, { link: { href: "https://example.org", rel: "x" } }, { link: null }, { colour: "red", bold: true }, { italic: null, colour: null }];

export function below(chance: Chance, limit: number): number {
  return Math.floor(chance() * limit);
}

export function one<T>(chance: Chance, from: readonly T[]): T {
  return from[below(chance, from.length)]!;
}

/** All shared types of a document that are still there. */
export function all(doc: Y.Doc): Shared[] {
  const found: Shared[] = [];
  const add = (value: unknown): void => {
    if (!(value instanceof Y.AbstractType)) return;
    found.push(value);
    if (value instanceof Y.Map) value.forEach(add);
    else if (value instanceof Y.Text) (value.toDelta() as { insert: unknown }[]).forEach((part) => add(part.insert));
    else if (value instanceof Y.Array || value instanceof Y.XmlFragment) (value as Y.Array<unknown>).toArray().forEach(add);
  };
  [doc.getXmlFragment("default"), doc.getText("text"), doc.getMap("map"), doc.getArray("list")].forEach(add);
  return found;
}

export function act(chance: Chance, doc: Y.Doc): void {
  const type = one(chance, all(doc));
  if (type instanceof Y.Text) actInText(chance, type);
  else if (type instanceof Y.Map) actInMap(chance, type);
  else if (type instanceof Y.XmlFragment) actInXml(chance, type);
  else actInArray(chance, type as Y.Array<unknown>);
}

function actInText(chance: Chance, text: Y.Text): void {
  const [length, luck] = [text.length, chance()];
  const at = below(chance, length + 1);
  if (luck < 0.45 || length === 0) text.insert(at, one(chance, words), chance() < 0.3 ? { ...one(chance, marks) } : undefined);
  else if (luck < 0.7) text.delete(below(chance, length), 1 + below(chance, Math.min(5, length)));
  else if (luck < 0.9) format(chance, text);
  else text.insertEmbed(at, chance() < 0.7 ? { image: one(chance, words) } : new Y.Map([["k", 1]]), chance() < 0.5 ? { bold: true } : {});
}

// A mark that changes nothing still splits the author's own text, and with it perhaps half a pair of surrogates, of which
// nobody else learns: Yjs then shows two documents.
function format(chance: Chance, text: Y.Text): void {
  const from = below(chance, text.length);
  const to = Math.min(text.length, from + 1 + below(chance, 8));
  const units: unknown[] = (text.toDelta() as { insert: unknown }[]).flatMap(({ insert }) => (typeof insert === "string" ? insert.split("") : [insert]));
  const isInside = (at: number): boolean => typeof units[at] === "string" && /[\udc00-\udfff]/.test(units[at]);
  if (!isInside(from) && !isInside(to)) text.format(from, to - from, { ...one(chance, marks) });
}

function actInMap(chance: Chance, map: Y.Map<unknown>): void {
  if (chance() < 0.25) map.delete(one(chance, keys));
  else map.set(one(chance, keys), value(chance));
}

function actInArray(chance: Chance, list: Y.Array<unknown>): void {
  const length = list.length;
  if (length > 2 && chance() < 0.4) {
    const from = below(chance, length);
    list.delete(from, 1 + below(chance, Math.min(4, length - from)));
  } else list.insert(below(chance, length + 1), Array.from({ length: 1 + below(chance, 4) }, () => value(chance)));
}

function actInXml(chance: Chance, xml: Y.XmlFragment): void {
  const [length, luck] = [xml.length, chance()];
  if (luck < 0.25 && xml instanceof Y.XmlElement) {
    if (chance() < 0.2) xml.removeAttribute(one(chance, keys));
    else xml.setAttribute(one(chance, keys), value(chance) as string);
  } else if (luck < 0.4 && length > 0) {
    const from = below(chance, length);
    xml.delete(from, 1 + below(chance, Math.min(2, length - from)));
  } else xml.insert(below(chance, length + 1), [part(chance)]);
}

function part(chance: Chance): Y.XmlElement | Y.XmlText {
  const luck = chance();
  if (luck < 0.5) return new Y.XmlText(one(chance, words));
  if (luck < 0.53) return new Y.XmlHook("clock") as unknown as Y.XmlElement;
  const element = new Y.XmlElement(one(chance, ["paragraph", "heading", "bulletList"]));
  if (chance() < 0.5) element.setAttribute("level", "2");
  if (chance() < 0.5) element.insert(0, [new Y.XmlText(one(chance, words)), new Y.XmlElement("hardBreak")]);
  return element;
}

function value(chance: Chance): unknown {
  const simple = [true, false, null, 0, -1, 7, 63, 64, -65, 8191, 2 ** 31, -(2 ** 40), 0.5, 1 / 3, 1e300, "", "text 😀", { a: [1, { b: null }], "ü": "" }, [], [[], {}]];
  const luck = chance();
  if (luck < 0.75) return one(chance, simple);
  if (luck < 0.8) return new Uint8Array([1, 2, 255]);
  if (luck < 0.85) return new Y.Text(one(chance, words));
  if (luck < 0.9) return new Y.Array();
  if (luck < 0.95) return new Y.Map([["inner", one(chance, words)]]);
  return luck < 0.97 ? new Y.Doc({ guid: one(chance, words) }) : new Y.XmlElement("aside");
}
