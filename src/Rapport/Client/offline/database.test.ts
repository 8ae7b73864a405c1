// @vitest-environment happy-dom
import "fake-indexeddb/auto";
import { forceCloseDatabase } from "fake-indexeddb";
import { expect, test, vi } from "vitest";
import { openDatabase } from "./database";
import { unkept } from "./unkept";

test("what the browser closes under an open page is opened again", async () => {
  const opened = vi.spyOn(indexedDB, "open");
  const db = await openDatabase("closed");
  await db.put("clocks", 1, "before");
  forceCloseDatabase((opened.mock.results[0]?.value as IDBOpenDBRequest).result as unknown as Parameters<typeof forceCloseDatabase>[0]);
  await vi.waitFor(() => db.put("clocks", 2, "after"));
  expect([await db.get("clocks", "before"), await db.get("clocks", "after")]).toEqual([1, 2]);
});

test("only what is full is said to be full", () => {
  expect(unkept(new DOMException("", "QuotaExceededError"))).toContain("storage is full");
  expect(unkept(new DOMException("", "InvalidStateError"))).toContain("try once more");
});
