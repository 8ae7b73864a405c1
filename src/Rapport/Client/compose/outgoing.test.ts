// @vitest-environment happy-dom
import { expect, test } from "vitest";
import type { Item } from "../offline/item";
import { Outgoing } from "./outgoing";

const AT = new Date(2026, 10, 24, 11, 42).toISOString();

function said(follows: Map<string, string | null>, state: Item["state"]): string | null | undefined {
  const list = document.createElement("ol");
  const nothing = (): void => undefined;
  const item: Item = { id: "a", event: "e1", author: "p1", kind: "entry.post", capturedAt: AT, body: {}, fields: {}, excerpt: "Photo", file: "f1", order: 1, state };
  new Outgoing(list, { change: nothing, again: nothing, resend: nothing, mend: nothing, letGo: nothing }).show({ items: [item], follows, ways: new Map(), keeps: true, trouble: null });
  return list.querySelector(".state")?.textContent;
}

test("a photo that is on the server at reading size says what is left of it here", () => {
  const here: Item["state"] = { is: "here", at: AT, held: false };
  expect(said(new Map(), here)).toBe("on the server at 11:42");
  expect(said(new Map([["f1", null]]), here)).toBe("on the server at 11:42, the original follows");
  expect(said(new Map([["f1", "Sealed."]]), here)).toBe("on the server at 11:42. Its original is kept here: Sealed.");
  expect(said(new Map([["f1", null]]), { is: "waiting", sentence: null })).toBe("on this device");
});
