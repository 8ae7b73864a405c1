import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { navigation, SHELL } from "./navigation";

const ours = (status = 200): Response => new Response("page", { status, headers: { Rapport: "1" } });
const portal = (): Response => new Response("<html>Log in to the wifi</html>", { headers: { "content-type": "text/html" } });
const request = { url: "about:/s/e/capture" } as Request;
let shell: string | undefined;

beforeEach(() => {
  shell = "shell";
  vi.stubGlobal("caches", { match: async (address: string) => (address === SHELL && shell ? new Response(shell) : undefined) });
  vi.stubGlobal("navigator", { onLine: true });
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

async function opened(fetch: () => Promise<Response>): Promise<string> {
  vi.stubGlobal("fetch", fetch);
  return (await navigation(request, async () => false)).text();
}

test("the server's page comes first, also when it says no", async () => {
  expect(await opened(async () => ours())).toBe("page");
  expect(await opened(async () => ours(404))).toBe("page");
});

test("without a network, and where something else answers, the device's own page opens", async () => {
  expect(await opened(() => Promise.reject(new TypeError("No network.")))).toBe("shell");
  expect(await opened(async () => portal())).toBe("shell");
  expect(await opened(async () => ours(503))).toBe("shell");
  vi.stubGlobal("navigator", { onLine: false });
  expect(await opened(() => Promise.reject(new Error("Not asked for.")))).toBe("shell");
});

test("a server that lets one wait is not waited for", async () => {
  vi.useFakeTimers();
  vi.stubGlobal("fetch", () => new Promise(() => undefined));
  const page = navigation(request, async () => false);
  await vi.advanceTimersByTimeAsync(4_000);
  expect(await (await page).text()).toBe("shell");
});

test("where no shell is kept, what came is shown all the same", async () => {
  shell = undefined;
  expect(await opened(async () => portal())).toContain("Log in to the wifi");
  await expect(opened(() => Promise.reject(new TypeError("No network.")))).rejects.toThrow("No network.");
});

test("a page that leads to signing in is followed", async () => {
  const away = { type: "opaqueredirect", status: 0, headers: new Headers() } as Response;
  vi.stubGlobal("fetch", async () => away);
  expect(await navigation(request, async () => false)).toBe(away);
  const asked: string[] = [];
  const goesOn = async (address: string): Promise<boolean> => asked.push(address) > 0;
  expect(await (await navigation(request, goesOn)).text()).toBe("shell");
  expect(asked).toEqual(["/s/e"]);
});

interface Life {
  install: () => Promise<void>;
  activate: () => Promise<void>;
  caches: Map<string, string[]>;
}

/** A browser as a worker sees it: what it keeps, and the moments of its life. */
async function life(version: string, kept: Map<string, string[]>): Promise<Life> {
  const heard = new Map<string, (event: unknown) => void>();
  const self = {
    build: { version, files: [`/assets/app-${version}.js`] },
    location: { origin: "o" },
    clients: { claim: async () => undefined },
    skipWaiting: async () => undefined,
    addEventListener: (name: string, act: (event: unknown) => void) => heard.set(name, act),
  };
  vi.stubGlobal("self", self);
  vi.stubGlobal("Request", class { constructor(public url: string) {} });
  vi.stubGlobal("caches", {
    keys: async () => [...kept.keys()],
    open: async (name: string) => ({ addAll: async (all: (string | { url: string })[]) => void kept.set(name, all.map((one) => (typeof one === "string" ? one : one.url))) }),
    delete: async (name: string) => kept.delete(name),
  });
  vi.resetModules();
  await import("./worker");
  const tell = (name: string) => async (): Promise<void> => {
    let until: Promise<unknown> = Promise.resolve();
    heard.get(name)?.({ waitUntil: (work: Promise<unknown>) => (until = work) });
    await until;
  };
  return { install: tell("install"), activate: tell("activate"), caches: kept };
}

test("each build keeps its own files, and those of the build before for pages that are still open", async () => {
  const kept = new Map<string, string[]>([["other", []]]);
  for (const version of ["1", "2", "3"]) {
    const worker = await life(version, kept);
    await worker.install();
    await worker.activate();
  }
  expect([...kept.keys()]).toEqual(["other", "shell-2", "shell-3"]);
  expect(kept.get("shell-3")).toEqual([SHELL, "/assets/app-3.js"]);
});
