import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { Channel, Locks, Said, Surroundings } from "./browser";
import { SharedLine } from "./sharedLine";

// One browser: its locks, its channel, its server. Tabs are made in it.
class Browser {
  holder: { end: () => void; lost: (why: Error) => void } | null = null;
  queue: (() => void)[] = [];
  channels: Channel[] = [];
  asked: string[] = [];
  streams: ReadableStreamDefaultController<Uint8Array>[] = [];
  status = 200;

  locks: Locks = {
    request: (_name, { signal, steal }, held) => new Promise((resolve, reject) => {
      const grant = (): void => {
        const me = { end: () => undefined, lost: reject };
        this.holder = me;
        void held().then(() => {
          resolve(undefined);
          if (this.holder === me) this.next();
        });
      };
      if (steal) {
        this.holder?.lost(new DOMException("stolen", "AbortError"));
        return grant();
      }
      if (!this.holder) return grant();
      this.queue.push(grant);
      signal?.addEventListener("abort", () => {
        this.queue = this.queue.filter((waiting) => waiting !== grant);
        reject(new DOMException("gave up", "AbortError"));
      });
    }),
  };

  next(): void {
    this.holder = null;
    this.queue.shift()?.();
  }

  tab(at: number, visible = true): Tab {
    const channel: Channel = {
      onmessage: null,
      close: () => undefined,
      postMessage: (message: Said) => this.channels
        .filter((other) => other !== channel && !frozen.has(channel))
        .forEach((other) => other.onmessage?.(new MessageEvent("message", { data: structuredClone(message) }))),
    };
    this.channels.push(channel);
    return new Tab(this, channel, at, visible);
  }

  say(text: string): void {
    this.streams.at(-1)?.enqueue(new TextEncoder().encode(text));
  }

  fetch: Surroundings["fetch"] = async (address, init) => {
    this.asked.push(address);
    if (address.includes("/after/")) return Response.json({ upTo: 9, next: 1000, changes: [] });
    const body = new ReadableStream<Uint8Array>({
      start: (stream) => {
        this.streams.push(stream);
        init.signal?.addEventListener("abort", () => stream.error(new DOMException("cut", "AbortError")));
      },
    });
    return new Response(body, { status: this.status, headers: { "content-type": "text/event-stream" } });
  };
}

const frozen = new Set<Channel>();

class Tab {
  heard: number[] = [];
  changes: number[] = [];
  private attend: () => void = () => undefined;

  constructor(browser: Browser, readonly channel: Channel, at: number, private isVisible: boolean) {
    new SharedLine("/live/e", at, {
      batch: (batch) => {
        this.heard.push(batch.upTo);
        this.changes.push(...batch.changes.map((change) => change.n));
      },
      reset: () => this.heard.push(-1),
    }, {
      fetch: browser.fetch, random: () => 0, locks: browser.locks, channel,
      visible: () => this.isVisible, onVisibility: (act) => (this.attend = act),
    });
  }

  show(visible: boolean): void {
    this.isVisible = visible;
    this.attend();
  }
}

const settle = (): Promise<void> => vi.advanceTimersByTimeAsync(0).then(() => undefined);
let browser: Browser;

beforeEach(() => {
  vi.useFakeTimers();
  browser = new Browser();
  frozen.clear();
});
afterEach(() => vi.useRealTimers());

test("two tabs open one line and both hear it", async () => {
  const first = browser.tab(3);
  const second = browser.tab(3);
  await settle();
  browser.say('data: {"upTo":4,"changes":[]}\n\n');
  await settle();
  expect(browser.asked).toEqual(["/live/e?after=3"]);
  expect([first.heard, second.heard]).toEqual([[4], [4]]);
});

test("a hidden tab lets go and a visible one resumes from its own number", async () => {
  const first = browser.tab(3);
  const second = browser.tab(2);
  await settle();
  first.show(false);
  await settle();
  expect(browser.asked).toEqual(["/live/e?after=3", "/live/e?after=2"]);
  browser.say('data: {"upTo":5,"changes":[]}\n\n');
  await settle();
  expect([first.heard, second.heard]).toEqual([[], [5]]);
});

test("a tab that hears no beat for five seconds takes the line over", async () => {
  const first = browser.tab(3);
  browser.tab(3);
  await settle();
  frozen.add(first.channel);
  await vi.advanceTimersByTimeAsync(4_900);
  expect(browser.asked).toHaveLength(1);
  await vi.advanceTimersByTimeAsync(200);
  expect(browser.asked).toEqual(["/live/e?after=3", "/live/e?after=3"]);
});

test("a beat keeps a follower quiet and tells it what it missed", async () => {
  browser.tab(3);
  await settle();
  browser.say('data: {"upTo":9,"changes":[]}\n\n');
  await settle();
  const late = browser.tab(3);
  await vi.advanceTimersByTimeAsync(12_000);
  expect(browser.asked).toEqual(["/live/e?after=3", "/live/e/after/3"]);
  expect(late.heard).toEqual([9]);
});

test("nothing is heard twice", async () => {
  const tab = browser.tab(3);
  await settle();
  browser.say('data: {"upTo":4,"changes":[]}\n\ndata: {"upTo":4,"changes":[]}\n\n');
  await settle();
  expect(tab.heard).toEqual([4]);
});

test("of a batch that overlaps with what was heard, only the rest is news", async () => {
  const tab = browser.tab(3);
  await settle();
  const count = (n: number): string => `{"n":${n},"kind":"entry","change":"count","subject":"s${n}"}`;
  browser.say(`data: {"upTo":5,"changes":[${count(2)},${count(3)},${count(4)},${count(5)}]}\n\n`);
  await settle();
  expect(tab.changes).toEqual([4, 5]);
});

test("a region, which comes after the change it sums up and has no number, is heard by every tab", async () => {
  const first = browser.tab(3);
  const second = browser.tab(3);
  await settle();
  browser.say('data: {"upTo":4,"changes":[]}\n\ndata: {"upTo":4,"changes":[{"n":0,"change":"show","kind":"region","region":"photos","html":""}]}\n\n');
  await settle();
  expect([first.changes, second.changes]).toEqual([[0], [0]]);
});

test("a follower that missed a batch asks for it instead of skipping it", async () => {
  browser.tab(6);
  const behind = browser.tab(3);
  await settle();
  browser.say('data: {"upTo":7,"changes":[]}\n\n');
  await settle();
  expect(browser.asked).toEqual(["/live/e?after=6", "/live/e/after/3"]);
  expect(behind.heard).toEqual([9]);
});

test("a hidden tab opens nothing", async () => {
  browser.tab(3, false);
  await vi.advanceTimersByTimeAsync(20_000);
  expect(browser.asked).toEqual([]);
});

test("where the server says that there is nothing to follow, no tab asks again", async () => {
  browser.status = 404;
  browser.tab(3);
  browser.tab(3);
  await vi.advanceTimersByTimeAsync(30_000);
  expect(browser.asked).toHaveLength(2);
});

test("where the browser forbids locks, a tab follows by itself", async () => {
  browser.locks = { request: () => Promise.reject(new DOMException("no", "SecurityError")) };
  const tab = browser.tab(3);
  await settle();
  browser.say('data: {"upTo":4,"changes":[]}\n\n');
  await vi.advanceTimersByTimeAsync(20_000);
  expect([tab.heard, browser.asked]).toEqual([[4], ["/live/e?after=3"]]);
});

test("a reset reaches every tab", async () => {
  const first = browser.tab(3);
  const second = browser.tab(3);
  await settle();
  browser.say("event: reset\ndata: x\n\n");
  await settle();
  expect([first.heard, second.heard]).toEqual([[-1], [-1]]);
});
