import { expect, test } from "vitest";

const scripts = import.meta.glob<string>("./**/*.ts", { query: "?raw", import: "default", eager: true });
const styles = import.meta.glob<string>("./styles/*.css", { query: "?raw", import: "default", eager: true });

const devices = import.meta.glob<string>("../../../tests/devices/*.ts", { query: "?raw", import: "default", eager: true });

const product = Object.entries(scripts).filter(([name]) => !name.endsWith(".test.ts"));
const having = (pattern: RegExp, files: [string, string][] = Object.entries(scripts)): string[] =>
  files.filter(([, text]) => pattern.test(text)).map(([name]) => name);

test("the rules are held against something", () => {
  expect(product.length).toBeGreaterThan(20);
  expect(Object.keys(styles).length).toBeGreaterThan(15);
});

test("only one file makes elements out of text", () => {
  expect(having(/innerHTML|outerHTML|insertAdjacentHTML|DOMParser|document\.write/, product)).toEqual(["./lib/fragment.ts"]);
});

test("no script is longer than a hundred lines", () => {
  expect(product.filter(([, text]) => text.trimEnd().split("\n").length > 100).map(([name]) => name)).toEqual([]);
});

test("nothing is any, exported by default, or hidden from the compiler", () => {
  expect(having(/[:<(|]\s*any\b|\bas any\b|^export default|@ts-|eslint-disable/m, product)).toEqual([]);
});

test("nothing names another origin", () => {
  expect(having(/https?:\/\//, [...product, ...Object.entries(styles)])).toEqual([]);
});

test("colours have names", () => {
  const free = Object.entries(styles).filter(([name]) => !/tokens|print/.test(name));
  expect(having(/:[^;{}]*#[0-9a-f]{3,8}\b/i, free.map(([name, text]) => [name, text.replace(/mask-image[^;]*;/g, "")]))).toEqual([]);
});

/** What a file imports from files of ours: the path of each, and the names. */
function importsOf([name, text]: [string, string]): { file: string; names: string[] }[] {
  const found = text.matchAll(/(?:import (?:type )?\{([^}]*)\} )?from "(\.[^"]*)"|import\(? ?"(\.[^"]*)"(?:\)\.then\((?:async )?\(\{([^}]*)\})?/g);
  return [...found].map(([, names, from, later, taken]) => ({
    file: `${new URL(from ?? later ?? "", new URL(name, "file:///src/Rapport/Client/")).pathname.replace("/src/Rapport/Client/", "./")}.ts`,
    names: (names ?? taken ?? "").split(",").map((one) => one.trim().replace(/^type /, "").replace(/ as .*/, "")),
  }));
}

test("what a file exports is imported by another", () => {
  const imported = new Set([...Object.entries(scripts), ...Object.entries(devices)].flatMap(importsOf).flatMap(({ file, names }) => names.map((name) => `${file} ${name}`)));
  const exported = product.flatMap(([file, text]) => [...text.matchAll(/^export (?:async )?\w+ (\w+)/gm)].map(([, name]) => `${file} ${name}`));
  expect(exported.length).toBeGreaterThan(200);
  expect(exported.filter((one) => !imported.has(one))).toEqual([]);
});
