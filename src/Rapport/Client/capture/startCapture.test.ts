// @vitest-environment happy-dom
import "fake-indexeddb/auto";
import { afterEach, expect, test, vi } from "vitest";
import { nodes } from "../lib/fragment";
import { openDatabase } from "../offline/database";
import { startCapture } from "./startCapture";

const PAGE = `<a class="me" data-person="p1">Rita</a><main data-capture="/s/e"><p data-network hidden></p>
  <form data-composer data-event="e1" data-session="s1"><ol data-outgoing></ol><textarea name="text"></textarea><input type="radio" name="entry" value="note" checked></form></main>`;

afterEach(() => vi.unstubAllGlobals());

test("what was shared stands in the box although the server does not answer", async () => {
  vi.stubGlobal("fetch", () => new Promise(() => undefined));
  await (await openDatabase()).add("shared", { address: "/s/e", title: "A page", text: "", url: "", files: [] });
  document.body.replaceChildren(...nodes(PAGE));
  void startCapture(document.querySelector("main")!);
  await vi.waitFor(() => expect(document.querySelector("textarea")!.value).toBe("A page"));
});
