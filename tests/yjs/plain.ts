import * as Y from "yjs";

export type Plain = null | boolean | number | string | Plain[] | { [key: string]: Plain };
export type Shared = Y.AbstractType<unknown>;
type Run = { text: string; embed: Plain; marks: { [key: string]: Plain } };

export function base64(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString("base64");
}

/** A value as JSON: what JSON does not know has one way to be written. */
export function plain(value: unknown): Plain {
  if (value === undefined || value === null) return null;
  if (value instanceof Uint8Array) return base64(value);
  if (value instanceof Y.Doc) return { guid: value.guid };
  if (value instanceof Y.AbstractType) return plainShared(value);
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value === "bigint") return Number(value);
  if (typeof value === "number") return Number.isFinite(value) ? value : null;
  if (typeof value === "object") return entries(Object.entries(value));
  return value as boolean | string;
}

/** What stands in a tree: elements and texts as they are, anything else as a value. */
export function node(value: unknown): Plain {
  if (value instanceof Y.Text) return { runs: runs(value) as Plain };
  if (value instanceof Y.XmlElement) return { name: value.nodeName, attributes: plain(value.getAttributes()), children: children(value) };
  if (value instanceof Y.XmlHook) return { name: value.hookName, attributes: entries([...value.entries()]), children: [] };
  if (value instanceof Y.XmlFragment) return { name: "", attributes: {}, children: children(value) };
  return { value: plain(value) };
}

export function children(fragment: Y.XmlFragment): Plain[] {
  return fragment.toArray().map(node);
}

/** Yjs parts runs wherever a mark begins, even one that changes nothing. */
export function runs(text: Y.Text): Run[] {
  const found: Run[] = [];
  for (const part of text.toDelta() as { insert: unknown; attributes?: object }[]) {
    const marks = entries(Object.entries(part.attributes ?? {}));
    const before = found.at(-1);
    if (typeof part.insert !== "string") found.push({ text: "", embed: node(part.insert), marks });
    else if (before && before.embed === null && sorted(before.marks) === sorted(marks)) before.text += part.insert;
    else found.push({ text: part.insert, embed: null, marks });
  }
  return found;
}

/** Who wrote what is to be read in a text. */
export function written(text: Y.Text): number[][] {
  const found: number[][] = [];
  for (let item = text._start; item; item = item.right) {
    if (item.deleted || !item.countable) continue;
    const last = found.at(-1);
    if (last && last[0] === item.id.client && last[1]! + last[2]! === item.id.clock) last[2]! += item.length;
    else found.push([item.id.client, item.id.clock, item.length]);
  }
  return found;
}

export function letters(text: Y.Text): string {
  return (text.toDelta() as { insert: unknown }[]).map((part) => (typeof part.insert === "string" ? part.insert : "")).join("");
}

function plainShared(value: Shared): Plain {
  if (value instanceof Y.Text) return letters(value);
  if (value instanceof Y.Array) return value.toArray().map(plain);
  if (value instanceof Y.Map) return entries([...value.entries()]);
  if (value instanceof Y.XmlElement) return { name: value.nodeName, attributes: plain(value.getAttributes()), children: value.toArray().map(plain) };
  return { name: "", attributes: {}, children: (value as Y.XmlFragment).toArray().map(plain) };
}

function entries(pairs: [string, unknown][]): { [key: string]: Plain } {
  return Object.fromEntries(pairs.map(([key, value]) => [key, plain(value)]));
}

function sorted(value: Plain): string {
  if (Array.isArray(value)) return `[${value.map(sorted).join()}]`;
  if (value === null || typeof value !== "object") return JSON.stringify(value);
  return `{${Object.keys(value).sort().map((key) => `${JSON.stringify(key)}:${sorted(value[key] ?? null)}`).join()}}`;
}
