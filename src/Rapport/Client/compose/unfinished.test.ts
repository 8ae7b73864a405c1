// @vitest-environment happy-dom
import { expect, test, vi } from "vitest";
import { offerUnfinished } from "./unfinished";

test("an unfinished recording is kept or let go", async () => {
  vi.stubGlobal("confirm", () => true);
  const list = document.createElement("ul");
  const [kept, forgotten]: string[][] = [[], []];
  const store = {
    left: async () => [{ id: "one", kind: "audio", seconds: 723, began: new Date(5) }, { id: "two", kind: "video", seconds: 1, began: new Date(6) }],
    whole: async (id: string) => new Blob([id]),
    forget: async (id: string) => void forgotten?.push(id),
  };
  await offerUnfinished(list, store, { event: "e1", author: "p1" }, ({ id, kind, began }, whole) => kept?.push(`${id} ${kind} ${began.getTime()} ${whole.size}`));
  expect([...list.querySelectorAll("span")].map((words) => words.textContent)).toEqual(["A recording of 12:03 was not finished.", "A recording of 0:01 was not finished."]);
  const buttons = [...list.querySelectorAll("button")];
  buttons[0]?.click();
  buttons[3]?.click();
  await vi.waitFor(() => expect(list.hidden).toBe(true));
  expect([kept, forgotten]).toEqual([["one audio 5 3"], ["two"]]);
});

test("where nothing was left nothing is offered", async () => {
  const list = document.createElement("ul");
  const none = { left: async () => [], whole: async () => new Blob(), forget: async () => undefined };
  await offerUnfinished(list, none, { event: "e1", author: "p1" }, () => undefined);
  expect(list.hidden).toBe(true);
});
