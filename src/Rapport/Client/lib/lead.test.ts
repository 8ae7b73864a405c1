import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { Lead } from "./lead";
import { fakeLocks } from "./testing/fakeLocks";

beforeEach(() => void vi.stubGlobal("navigator", { locks: fakeLocks() }));
afterEach(() => void vi.unstubAllGlobals());

/** A tab whose work takes a moment to end. */
class Tab {
  done: string[] = [];
  private end: () => void = () => undefined;
  readonly lead = new Lead("work", () => this.run(), () => this.stop());

  private async run(): Promise<void> {
    this.done.push("runs");
    await new Promise<void>((resolve) => (this.end = resolve));
    this.done.push("ended");
  }

  isEnding = false;

  private async stop(): Promise<void> {
    this.isEnding = true;
    await new Promise((resolve) => setTimeout(resolve, 5));
    this.end();
    this.done.push("stopped");
  }
}

const isMine = (...tabs: Tab[]): boolean[] => tabs.map(({ lead }) => lead.isMine);

test("one of all tabs has it, and the next one when that is gone", async () => {
  const [first, second] = [new Tab(), new Tab()];
  void first.lead.take(false);
  void second.lead.take(false);
  await vi.waitFor(() => expect(isMine(first, second)).toEqual([true, false]));
  first.lead.end();
  await vi.waitFor(() => expect(isMine(first, second)).toEqual([false, true]));
});

test("the tab that is looked at takes over, and who had it has it again afterwards", async () => {
  const [first, second] = [new Tab(), new Tab()];
  void first.lead.take(false);
  await vi.waitFor(() => expect(first.lead.isMine).toBe(true));
  void second.lead.take(true);
  await vi.waitFor(() => expect(isMine(first, second)).toEqual([false, true]));
  expect(first.done).toEqual(["runs", "stopped", "ended"]);
  second.lead.end();
  await vi.waitFor(() => expect(isMine(first, second)).toEqual([true, false]));
  expect(first.done).toEqual(["runs", "stopped", "ended", "runs"]);
});

test("a tab that is looked at again while its work still ends has it again", async () => {
  const [first, second] = [new Tab(), new Tab()];
  void first.lead.take(false);
  await vi.waitFor(() => expect(first.lead.isMine).toBe(true));
  void second.lead.take(true);
  await vi.waitFor(() => expect(first.isEnding).toBe(true), { interval: 1 });
  void first.lead.take(true);
  await vi.waitFor(() => expect(isMine(first, second)).toEqual([true, false]));
  expect(first.done).toEqual(["runs", "stopped", "ended", "runs"]);
});

test("without locks each tab has its own, once", async () => {
  vi.stubGlobal("navigator", {});
  const [first, second] = [new Tab(), new Tab()];
  for (const { lead } of [first, second, first]) void lead.take(true);
  await vi.waitFor(() => expect(isMine(first, second)).toEqual([true, true]));
  expect([first.done, second.done]).toEqual([["runs"], ["runs"]]);
});
