// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { AT_FIRST } from "../talk/linkState";
import { savedWords, type Standing } from "./saved";
import { SavedLine } from "./savedLine";

const open = { ...AT_FIRST, line: "open" as const };
const at = (change: Partial<Standing>): string => savedWords({ waiting: 0, unwritten: 0, trouble: null, link: open, isOffline: false, ...change }).words;

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test("saved is said only while nothing waits and the conversation covers all", () => {
  expect(at({})).toBe("All saved on the server.");
  const others = [{ waiting: 1 }, { link: AT_FIRST }, { link: { ...open, line: "closed" as const } }, { isOffline: true }, { link: { ...open, line: "signedOut" as const } }, { waiting: 2, trouble: "full" as const }, { trouble: "unread" as const }, { link: { ...open, refusal: { code: "note_unknown", detail: null, again: null } } }];
  for (const change of others) expect(at(change)).not.toContain("All saved");
});

test("what waits is counted, and said to be kept only where it is", () => {
  expect(at({ waiting: 14, link: { ...open, line: "closed" } })).toBe("Kept on this device, 14 changes waiting.");
  expect(at({ waiting: 1, isOffline: true })).toBe("Kept on this device, 1 change waiting.");
  expect(at({ waiting: 1, unwritten: 1, isOffline: true })).toBe("Saving on this device…");
  expect(at({ waiting: 3, trouble: "full" })).toBe("Not kept: this device’s storage is full. Stay on this page until all is sent: 3 changes waiting.");
  expect(at({ waiting: 3, trouble: "nothing" })).toContain("this browser keeps nothing");
  expect(at({ waiting: 2, link: { ...open, isLocked: true, refusal: { code: "note_locked", detail: "This note is locked.", again: null } } })).toBe("This note is locked. Kept on this device, 2 changes waiting.");
  expect(at({ waiting: 2, link: { ...open, line: "signedOut" } })).toBe("You have been signed out. Kept on this device, 2 changes waiting. Sign in on another tab, then come back here.");
});

test("limits are said before they are met", () => {
  expect(at({ link: { ...open, full: 0.93 } })).toBe("All saved on the server. This note is 93 % full.");
  expect(at({ link: { ...open, isLocked: true } })).toBe("All saved on the server. This note is locked.");
});

test("the line goes from saved at once and back after a rest, and tells a listener only what lasts", () => {
  const place = document.createElement("p");
  const line = new SavedLine(place);
  const [shown, heard] = [...place.children];
  const saved = { words: "All saved on the server.", tone: "saved" as const };
  line.say(saved);
  expect(shown?.textContent).toBe(saved.words);
  for (let count = 0; count < 20; count++) {
    line.say({ words: "Saving…", tone: "busy" });
    expect(shown?.textContent).toBe("Saving…");
    line.say(saved);
    vi.advanceTimersByTime(100);
  }
  expect([shown?.textContent, heard?.textContent, place.getAttribute("role"), shown?.getAttribute("aria-live")]).toEqual(["Saving…", "", "status", "off"]);
  vi.advanceTimersByTime(1000);
  expect(shown?.textContent).toBe(saved.words);
  for (const count of [1, 2, 3]) line.say({ words: `Kept on this device, ${count} changes waiting.`, tone: "waiting" });
  vi.advanceTimersByTime(3000);
  expect(heard?.textContent).toBe("Kept on this device, 3 changes waiting.");
  line.say({ words: "Kept on this device, 4 changes waiting.", tone: "waiting" });
  vi.advanceTimersByTime(9000);
  expect(heard?.textContent).toBe("");
});

test("with the first letter it does not say any more that the server has all, nor does it come back to it", () => {
  vi.useFakeTimers();
  const place = document.createElement("p");
  const line = new SavedLine(place);
  for (const isOffline of [false, true]) {
    line.say(savedWords({ waiting: 0, unwritten: 0, trouble: null, link: open, isOffline }));
    vi.advanceTimersByTime(1000);
    line.wrote(1);
    expect(place.textContent).toContain("Saving…");
    line.say(savedWords({ waiting: 0, unwritten: 0, trouble: null, link: open, isOffline }));
    line.wrote(1);
    vi.advanceTimersByTime(1000);
    expect(place.textContent).toContain("Saving…");
  }
  line.say({ words: "Kept on this device, 1 change waiting.", tone: "waiting" });
  line.wrote(1);
  expect(place.textContent).toContain("Kept on this device");
});
