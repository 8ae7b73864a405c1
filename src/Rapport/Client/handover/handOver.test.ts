import "fake-indexeddb/auto";
import { expect, test } from "vitest";
import { openDatabase, type DeviceKey } from "../offline/database";
import type { Item, KeptFile, State } from "../offline/item";
import { IndexedKeys } from "../offline/keys";
import { IndexedStore } from "../offline/store";
import { unsentOf } from "../offline/unsent";
import type { Answer } from "../sending/answer";
import { deliverHandOver } from "./deliverHandOver";
import { handOverOf } from "./handOverOf";
import { makeHandOver, type Corrected } from "./makeHandOver";
import { HEAD, type Manifest } from "./manifest";
import { readHandOver } from "./readHandOver";

const KEY: DeviceKey = { event: "e1", author: "p1", id: "k1", token: "heron" };
const PHOTO = new Blob([new Uint8Array([1, 2, 3, 4, 5])], { type: "image/jpeg" });

function item(id: string, file: string | null = null): Item {
  return { id, event: "e1", author: "p1", kind: "entry.post", capturedAt: "2026-11-24T11:40:00.000Z", body: { text: id }, fields: {}, excerpt: id, file, order: 1, state: { is: "waiting", sentence: null } };
}

function made(items: Item[], key: DeviceKey | null = KEY, times = new Map<string, Corrected>(), more: Partial<KeptFile> = {}): Promise<Blob> {
  const files = items.flatMap(({ file: id }) => (id ? [{ id, event: "e1", author: "p1", blob: PHOTO, arrived: false, ...more }] : []));
  return makeHandOver({ event: "e1", author: "p1", name: "Ada Fenwick", key, items, files, times }, new Date("2026-11-24T12:00:00Z"));
}

async function manifestOf(file: Blob): Promise<Manifest> {
  const read = await readHandOver(file, "e1");
  if (typeof read === "string") throw new Error(read);
  return read.manifest;
}

/** A server that takes everything and notes what came; of uploads, what is said of them and their bytes. */
function server(answer: (address: string) => Response | null = () => null): { seen: { address: string; body: unknown }[]; fetch: (address: string, init: RequestInit) => Promise<Response> } {
  const seen: { address: string; body: unknown }[] = [];
  return {
    seen,
    fetch: async (address, init) => {
      const isUpload = address.startsWith("/api/v1/uploads");
      const body: unknown = isUpload ? await uploaded(init) : JSON.parse(String(init.body));
      seen.push({ address, body });
      const other = answer(address);
      if (other) return other;
      if (isUpload) return new Response(null, { status: 201, headers: { "Tus-Resumable": "1.0.0", Location: `${address}/x`, "Upload-Offset": String(PHOTO.size) } });
      const batch = (address.endsWith("handovers") ? JSON.parse((body as { text: string }).text) : body) as { operations: { id: string }[] };
      return Response.json({ results: batch.operations.map(({ id }) => ({ id, status: "already_had" })) });
    },
  };
}

async function uploaded({ headers, body }: RequestInit): Promise<Record<string, unknown>> {
  const said = (new Headers(headers).get("Upload-Metadata") ?? "").split(",").map((pair) => pair.split(" ") as [string, string]);
  return { ...Object.fromEntries(said.map(([key, value]) => [key, atob(value)])), bytes: body instanceof Blob ? [...new Uint8Array(await body.arrayBuffer())] : [] };
}

async function deliver(file: Blob, carrier: string, fetch: (address: string, init: RequestInit) => Promise<Response>): Promise<[boolean, string[]]> {
  const read = await readHandOver(file, "e1");
  if (typeof read === "string") throw new Error(read);
  const told: string[] = [];
  const isThrough = await deliverHandOver(read, carrier, (id: string, answer: Answer) => told.push(`${id} ${answer.state}`), fetch);
  return [isThrough, told];
}

test("a proof is what the description says", async () => {
  const { pieces, files } = await manifestOf(await made([item("i1", "f1")]));
  const utf8 = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text);
  const secret = await crypto.subtle.importKey("raw", await crypto.subtle.digest("SHA-256", utf8("heron")), { name: "HMAC", hash: "SHA-256" }, false, ["verify"]);
  const bytes = (text: string): Uint8Array<ArrayBuffer> => Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (one) => one.charCodeAt(0));
  const check = (proof: string | null | undefined, text: string): Promise<boolean> =>
    crypto.subtle.verify("HMAC", secret, bytes(proof ?? ""), utf8(text));
  expect(await check(pieces[0]?.proof, `rapport-hand-over-text-1\ne1\n${pieces[0]?.text}`)).toBe(true);
  expect(await check(files[0]?.proof, `rapport-hand-over-file-1\ne1\nf1\n${files[0]?.sha256}`)).toBe(true);
});

test("pieces hold a hundred operations in order, with what was known of the clock, and never the token", async () => {
  const file = await made([...Array.from({ length: 201 }, (_, number) => item(`i${number}`))], KEY, new Map([["i7", { correction: 3_600_000 }]]));
  const { pieces, files } = await manifestOf(file);
  const operations = pieces.map(({ text }) => (JSON.parse(text) as { author: string; operations: Record<string, unknown>[] }).operations);
  expect(operations.map((some) => some.length)).toEqual([100, 100, 1]);
  expect(operations.flat().map(({ id }) => id)).toEqual(Array.from({ length: 201 }, (_, number) => `i${number}`));
  expect(operations[0]?.[7]).toEqual({ id: "i7", kind: "entry.post", capturedAt: "2026-11-24T11:40:00.000Z", correction: 3_600_000, body: { text: "i7" } });
  expect(files).toEqual([]);
  expect(await file.text()).not.toContain("heron");
});

test("long texts make more pieces", async () => {
  const long = { ...item("i1"), body: { text: "x".repeat(400_000) } };
  expect((await manifestOf(await made([long, { ...long, id: "i2" }]))).pieces.length).toBe(2);
});

test("the reading size goes before its original, unless the server has it already", async () => {
  const reading = new Blob([new Uint8Array([9, 9])], { type: "image/jpeg" });
  const parts = async (arrived: boolean) => (await manifestOf(await made([item("i1", "f1")], KEY, new Map(), { reading, arrived }))).files.map(({ id, part, length }) => [id, part, length]);
  expect(await parts(false)).toEqual([["f1", "reading", 2], ["f1", "original", 5]]);
  expect(await parts(true)).toEqual([["f1", "original", 5]]);
});

test("a file that is cut off anywhere is refused with one sentence", async () => {
  const whole = await made([item("i1", "f1"), item("i2", "f2")]);
  expect(typeof (await readHandOver(whole, "e1"))).toBe("object");
  for (let length = 0; length < whole.size; length++) expect(typeof (await readHandOver(whole.slice(0, length), "e1"))).toBe("string");
  expect(await readHandOver(new Blob([whole, "x"]), "e1")).toMatch(/damaged/);
});

test("one byte that is other than it was is found, wherever it is", async () => {
  const bytes = new Uint8Array(await (await made([item("i1", "f1")])).arrayBuffer());
  for (let place = 0; place < bytes.length; place++) {
    const other = bytes.slice();
    other[place] = (other[place] ?? 0) ^ 0x20;
    expect(typeof (await readHandOver(new Blob([other]), "e1"))).toBe("string");
  }
});

test("something else, and what belongs to another event, is told from damage", async () => {
  expect(await readHandOver(new Blob(["PK\u0003\u0004 a picture of a heron, or a letter about one, long enough to be anything"]), "e1")).toMatch(/not a hand-over/);
  expect(await readHandOver(new Blob([]), "e1")).toMatch(/not a hand-over/);
  expect(await readHandOver(await made([item("i1")]), "e2")).toMatch(/another event/);
  const odd = new TextEncoder().encode('{"version":2,"pieces":[],"files":[]}');
  const head = new DataView(new ArrayBuffer(4));
  head.setUint32(0, odd.length);
  const newer = new Blob(["RAPPHO1\n", head, await crypto.subtle.digest("SHA-256", odd), odd]);
  expect([HEAD, await readHandOver(newer, "e1")]).toEqual([44, "This file was made by a newer version, or by something else. Nothing was delivered."]);
});

test("another delivers it by the proofs, the files first; again is the same again", async () => {
  const { seen, fetch } = server();
  const file = await made([item("i1"), item("i2", "f1")]);
  expect(await deliver(file, "p2", fetch)).toEqual([true, ["f1 here", "i1 here", "i2 here"]]);
  expect(await deliver(file, "p2", fetch)).toEqual([true, ["f1 here", "i1 here", "i2 here"]]);
  expect(seen[0]?.address).toBe("/api/v1/uploads");
  expect(seen[0]?.body).toMatchObject({ id: "f1", event: "e1", author: "p1", part: "original", key: "k1", proof: expect.stringMatching(/^[-_0-9A-Za-z]{43}$/), sha256: expect.stringMatching(/^[0-9a-f]{64}$/), bytes: [1, 2, 3, 4, 5] });
  expect(seen[1]).toMatchObject({ address: "/api/v1/events/e1/handovers", body: { key: "k1" } });
  expect(seen.slice(2)).toEqual(seen.slice(0, 2));
});

test("its author delivers it as themselves, with a key or without", async () => {
  for (const key of [KEY, null]) {
    const { seen, fetch } = server();
    expect(await deliver(await made([item("i1", "f1")], key), "p1", fetch)).toEqual([true, ["f1 here", "i1 here"]]);
    expect(seen.map(({ address }) => address)).toEqual(["/api/v1/uploads", "/api/v1/events/e1/operations"]);
    expect(seen[0]?.body).not.toHaveProperty("proof");
    expect(seen[1]?.body).toMatchObject({ author: "p1", operations: [{ id: "i1" }] });
  }
});

test("it stops where the network ends, and goes on past what is refused", async () => {
  const away = server((address) => (address.includes("uploads") ? null : new Response("<html>Agree to our terms</html>", { headers: { "content-type": "text/html" } })));
  expect(await deliver(await made([item("i1", "f1")]), "p2", away.fetch)).toEqual([false, ["f1 here", "i1 waiting"]]);
  const filtered = server((address) => (address.includes("uploads") ? null : new Response("<html>Blocked</html>", { status: 403, headers: { "content-type": "text/html" } })));
  expect(await deliver(await made([item("i1", "f1")]), "p2", filtered.fetch)).toEqual([false, ["f1 here", "i1 waiting"]]);
  const refusing = server((address) => (address.includes("uploads") ? Response.json({ title: "No picture.", code: "image_unknown" }, { status: 422 }) : null));
  expect(await deliver(await made([item("i1", "f1")]), "p2", refusing.fetch)).toEqual([true, ["f1 refused", "i1 here"]]);
});

test("what this device has not sent, refused or not, is what a file is made of, and it all stays here", async () => {
  const db = await openDatabase("hand-over");
  const store = new IndexedStore(db);
  await new IndexedKeys(db).keep(KEY);
  const { order: _order, state: _state, ...first } = item("i1", "f1");
  await store.add([{ item: first, file: PHOTO }, { item: { ...first, id: "i2", file: null }, file: null }, { item: { ...first, id: "i3", file: null }, file: null }]);
  await store.settle(new Map<string, State>([["i2", { is: "refused", sentence: "No." }], ["i3", { is: "here", at: "2026-11-24T11:42:00Z", held: false }]]));
  const followed = { item: { ...first, id: "i4", file: "f4" }, file: PHOTO, reading: PHOTO };
  await store.add([followed, { item: { ...first, id: "i5", file: "gone" }, file: null }]);
  await store.arrived("f4");
  await store.settle(new Map<string, State>([["i4", { is: "here", at: "2026-11-24T11:43:00Z", held: false }]]));
  const unsent = await unsentOf(db, "e1", "p1");
  const file = await handOverOf(db, { event: "e1", author: "p1", name: "Ada" }, unsent);
  const manifest = await manifestOf(file);
  expect([manifest.key, manifest.files.map(({ id, part }) => `${id} ${part}`), unsent.items.map(({ id }) => id)]).toEqual(["k1", ["f1 original", "f4 original"], ["i1", "i2", "i5"]]);
  expect(file.name).toMatch(/^hand-over-\d{12}\.rapport$/);
  expect((await unsentOf(db, "e1", "p1")).items.length).toBe(3);
});
