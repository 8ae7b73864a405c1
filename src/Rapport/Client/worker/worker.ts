import { readSnapshot } from "../capture/snapshot";
import { openDatabase } from "../offline/database";
import { navigation, SHELL } from "./navigation";
import { share } from "./sharedIn";

declare const self: ServiceWorkerGlobalScope & { build: { version: string; files: string[] } };

const CURRENT = `shell-${self.build.version}`;

// Everything at once or nothing: a shell with a piece missing would open and then fail.
self.addEventListener("install", (event) => {
  event.waitUntil(keep().then(() => self.skipWaiting()));
});

async function keep(): Promise<void> {
  const cache = await caches.open(CURRENT);
  // The shell is the same for everybody: it must not be asked for as somebody.
  await cache.addAll([new Request(SHELL, { credentials: "omit", cache: "reload" }), ...self.build.files]);
}

self.addEventListener("activate", (event) => {
  event.waitUntil(tidy().then(() => self.clients.claim()));
});

// A page of the build before may still be open, and ask for its own files: theirs stay until the next change.
async function tidy(): Promise<void> {
  const others = (await caches.keys()).filter((name) => name.startsWith("shell-") && name !== CURRENT);
  for (const old of others.slice(0, -1)) await caches.delete(old);
}

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const address = new URL(request.url);
  if (address.origin !== self.location.origin) return;
  if (request.method === "POST" && address.pathname.endsWith("/capture/share")) return event.respondWith(share(request, address.pathname));
  if (request.method !== "GET") return;
  if (request.mode === "navigate") {
    // Of all pages only this one opens without a network; the others say so themselves when they come back.
    if (/^\/[^/]+\/[^/]+\/capture$/.test(address.pathname)) event.respondWith(navigation(request, hasKey));
  } else if (address.pathname.startsWith("/assets/")) event.respondWith(asset(request));
});

async function hasKey(address: string): Promise<boolean> {
  try {
    const db = await openDatabase();
    const seen = await db.get("snapshots", address);
    const event = readSnapshot(seen?.seen)?.event.id;
    const key = seen && event ? await db.get("keys", [event, seen.author]) : undefined;
    db.close();
    return key !== undefined;
  } catch {
    return false; // What cannot be read keeps nothing.
  }
}

async function asset(request: Request): Promise<Response> {
  return (await caches.match(request)) ?? fetch(request);
}
