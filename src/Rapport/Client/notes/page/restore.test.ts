// @vitest-environment happy-dom
import type { Editor } from "@tiptap/core";
import { beforeEach, expect, test } from "vitest";
import { Restore } from "./restore";

const VERSION = { type: "doc", content: [{ type: "paragraph", content: [{ type: "text", text: "Before" }] }] };

let set: unknown[];
let said: string[];
let asked: string[];

beforeEach(() => {
  [set, said, asked] = [[], [], []];
});

function editor(isEditable = true): Editor {
  return { isEditable, commands: { setContent: (content: unknown) => void set.push(content) } } as unknown as Editor;
}

function restore(search: string, answer: () => Response): Restore {
  history.replaceState(null, "", `/t/e/s/notes/n1${search}`);
  const fetch = async (address: string): Promise<Response> => {
    asked.push(address);
    return answer();
  };
  return new Restore("n1", fetch, (words) => void said.push(words));
}

test("an earlier version is written once, when the server is there and one may write", async () => {
  const wanted = restore("?restore=7", () => Response.json(VERSION));
  await wanted.into(null, true);
  await wanted.into(editor(), false);
  await wanted.into(editor(false), true);
  expect(asked).toEqual([]);
  await wanted.into(editor(), true);
  await wanted.into(editor(), true);
  expect([asked, set, location.search]).toEqual([["/api/v1/notes/n1/versions/7"], [VERSION], ""]);
});

test("what cannot be fetched changes nothing, and is said", async () => {
  for (const answer of [() => new Response("<html>", { status: 200 }), () => Response.json({}, { status: 404 }), () => Response.json({ type: "paragraph" })]) {
    await restore("?restore=7", answer).into(editor(), true);
  }
  expect([set.length, said.length]).toEqual([0, 3]);
});

test("a page that was not asked to leaves everything as it is", async () => {
  await restore("", () => Response.json(VERSION)).into(editor(), true);
  expect([asked, said]).toEqual([[], []]);
});
