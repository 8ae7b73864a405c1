import "fake-indexeddb/auto";
import { expect, test } from "vitest";
import type { Answer } from "../sending/answer";
import { openDatabase, type DeviceKey } from "./database";
import { HttpCourier } from "./httpCourier";
import { IndexedKeys, type Keys } from "./keys";
import { Login } from "./login";
import { obtain } from "./obtain";

const KEY: DeviceKey = { event: "e1", author: "p1", id: "k1", token: "heron" };
const OUT: Answer = { state: "waiting", sentence: "Signed out.", again: null, signedOut: true };
let made = 0;

async function keysOf(...kept: DeviceKey[]): Promise<Keys> {
  const keys = new IndexedKeys(await openDatabase(`keys-${made++}`));
  for (const key of kept) await keys.keep(key);
  return keys;
}

/** A server for which these are signed in or in use; "" is the cookie. */
function server(known: string[]): { seen: string[]; fetch: (address: string, init: RequestInit) => Promise<Response> } {
  const seen: string[] = [];
  return {
    seen,
    fetch: async (_address, init) => {
      const token = new Headers(init.headers).get("authorization")?.replace("Device ", "") ?? "";
      seen.push(token);
      const { operations } = JSON.parse(String(init.body)) as { operations: { id: string }[] };
      return known.includes(token)
        ? Response.json({ results: operations.map(({ id }) => ({ id, status: "accepted" })) })
        : Response.json({ title: "You are signed out.", code: token === "" ? "signed_out" : "device_key_unknown" }, { status: 401 });
    },
  };
}

const loginOf = (): (() => Login) => {
  const login = new Login();
  return () => login;
};

const one = [{ id: "i1", kind: "entry.post", capturedAt: "", deviceClock: "", body: {} }];

test("who is signed in sends by the cookie", async () => {
  const { seen, fetch } = server(["", "heron"]);
  const login = new Login();
  const answer = await new HttpCourier({ fetch, keys: await keysOf(KEY), login: () => login }).send("e1", "p1", one);
  expect([answer instanceof Map, seen, login.isOut]).toEqual([true, [""], false]);
});

test("when the log-in has run out the key goes on, and the cookie is tried again after a while", async () => {
  let now = 0;
  const { seen, fetch } = server(["heron"]);
  const login = new Login(() => now);
  const told: boolean[] = [];
  login.onChange((isOut) => told.push(isOut));
  const courier = new HttpCourier({ fetch, keys: await keysOf(KEY), login: () => login });
  expect(await courier.send("e1", "p1", one)).toBeInstanceOf(Map);
  expect(await courier.send("e1", "p1", one)).toBeInstanceOf(Map);
  expect([seen, login.isOut, told]).toEqual([["", "heron", "heron"], true, [true]]);
  now = 60_001;
  await courier.send("e1", "p1", one);
  expect(seen).toEqual(["", "heron", "heron", "", "heron"]);
});

test("a revoked key is forgotten and the log-in is what counts", async () => {
  const { seen, fetch } = server([]);
  const keys = await keysOf(KEY);
  const courier = new HttpCourier({ fetch, keys, login: loginOf() });
  expect(await courier.send("e1", "p1", one)).toMatchObject({ state: "waiting", signedOut: true });
  expect([seen, await keys.of("e1", "p1")]).toEqual([["", "heron"], null]);
  expect(await courier.send("e1", "p1", one)).toMatchObject({ state: "waiting" });
  expect(seen).toEqual(["", "heron", ""]);
});

test("the key of another person or of another event is never used", async () => {
  const { seen, fetch } = server(["heron"]);
  const courier = new HttpCourier({ fetch, keys: await keysOf(KEY), login: loginOf() });
  await courier.send("e1", "p2", one);
  await courier.send("e2", "p1", one);
  expect(seen).toEqual(["", ""]);
});

test("a file goes by the key at once, and by the cookie where the key was revoked", async () => {
  const tried: (string | null)[] = [];
  const upload = async (_file: unknown, _progress: unknown, token: string | null): Promise<Answer> => {
    tried.push(token);
    return token === "heron" && tried.length > 1 ? OUT : { state: "here", at: new Date(0) };
  };
  const keys = await keysOf(KEY);
  const courier = new HttpCourier({ keys, login: loginOf(), upload });
  const file = { id: "f1", event: "e1", author: "p1", blob: new Blob(["x"]) };
  await courier.upload(file, () => undefined);
  expect(await courier.upload(file, () => undefined)).toMatchObject({ state: "here" });
  expect([tried, await keys.of("e1", "p1")]).toEqual([["heron", "heron", null], null]);
});

test("no network says nothing about the log-in and forgets no key", async () => {
  const keys = await keysOf(KEY);
  const login = new Login();
  const courier = new HttpCourier({ fetch: () => Promise.reject(new TypeError("offline")), keys, login: () => login });
  expect(await courier.send("e1", "p1", one)).toMatchObject({ state: "waiting" });
  expect([login.isOut, await keys.of("e1", "p1")]).toEqual([false, KEY]);
});

test("a key is asked for once, kept for whom it speaks, and a newer one is not forgotten for an older", async () => {
  const keys = await keysOf();
  let asked = 0;
  const store = new Map<string, string>();
  const storage = { setItem: (name: string, value: string) => store.set(name, value) } as unknown as Storage;
  const fetch = (person: string) => async (): Promise<Response> => (asked++, Response.json({ key: "heron", id: "k2", person }));
  await obtain(keys, "e1", "p1", storage, fetch("p2"));
  expect(await keys.all()).toEqual([]);
  await obtain(keys, "e1", "p1", storage, fetch("p1"));
  await obtain(keys, "e1", "p1", storage, fetch("p1"));
  await obtain(keys, "e2", "p1", storage, () => Promise.reject(new TypeError("offline")));
  await keys.forget(KEY);
  expect([asked, (await keys.all()).map(({ id }) => id), store.size]).toEqual([2, ["k2"], 1]);
});
