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

const folderOf = (file: string): string => file.slice(2).replace(/\/?[^/]*$/, "");
/** What only tests use stands in folders of its own. */
const shipped = product.filter(([name]) => !folderOf(name).endsWith("testing"));

/** Each folder builds on folders below it, and on no others. */
const FOLDERS = [
  "", "worker", "capture", "live", "behaviours",
  "notes", "notes/page", "notes/editor", "notes/passages", "notes/room", "notes/talk", "notes/keep",
  "compose", "handover", "offline", "offline/clock", "sending", "lib",
];

/** What a file imports from files of ours: the path of each, and the names. */
function importsOf([name, text]: [string, string]): { file: string; names: string[] }[] {
  const found = text.matchAll(/(?:import (?:type )?\{([^}]*)\} )?from "(\.[^"]*)"|import\(? ?"(\.[^"]*)"(?:\)\)?\.then\((?:async )?\(\{([^}]*)\})?/g);
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

test("a piece of script that nobody waits for is asked for until it comes", () => {
  expect(shipped.filter(([, text]) => text.includes("void import(")).map(([name]) => name)).toEqual([]);
});

test("folders build on those below them, and nothing that is shipped on what is for tests", () => {
  const upwards = shipped.flatMap((one) => importsOf(one).map(({ file }) => [one[0], file] as const)).filter(([from, to]) => {
    const [above, below] = [FOLDERS.indexOf(folderOf(from)), FOLDERS.indexOf(folderOf(to))];
    return folderOf(from) !== folderOf(to) && (above < 0 || below <= above);
  });
  expect(upwards.map((arrow) => arrow.join(" -> "))).toEqual([]);
});

test("each folder of what is shipped has its place", () => {
  expect([...new Set(shipped.map(([name]) => folderOf(name)))].sort()).toEqual([...FOLDERS].sort());
});

test("what is shipped is a door of the build, or imported by what is shipped", () => {
  const imported = new Set(shipped.flatMap(importsOf).map(({ file }) => file));
  expect(shipped.map(([name]) => name).filter((name) => !imported.has(name)).sort()).toEqual(["./app.ts", "./worker/worker.ts"]);
});

test("no two shipped files have one name", () => {
  const names = shipped.map(([name]) => name.replace(/.*\//, ""));
  expect(names.filter((name, place) => names.indexOf(name) !== place)).toEqual([]);
});
