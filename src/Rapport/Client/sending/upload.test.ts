import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { Answer } from "./answer";
import { send, type Sent } from "./upload";
import { FetchStack } from "./uploadOverFetch";

const TUS = { "Tus-Resumable": "1.0.0" };
const BYTES = "x".repeat(2_500_000);

/** A server that keeps what it gets, and can be told to answer otherwise. */
class Server {
  kept = "";
  begun = 0;
  asked: string[] = [];
  metadata = "";
  instead: (method: string) => Response | null = () => null;

  stack = new FetchStack(async (address, init) => {
    const method = init.method ?? "GET";
    const headers = new Headers(init.headers);
    this.asked.push(`${method} ${address}`);
    const instead = this.instead(method);
    if (instead?.type === "error") throw new TypeError("Failed to fetch");
    if (instead) return instead;
    if (method === "HEAD" && this.begun === 0) return new Response(null, { status: 404, headers: TUS });
    if (method === "HEAD") return new Response(null, { headers: this.said(headers) });
    if (method === "POST") {
      this.begun++;
      this.metadata = headers.get("Upload-Metadata") ?? "";
    }
    const body = init.body instanceof Blob ? await init.body.text() : "";
    if (method === "PATCH" && headers.get("Upload-Offset") !== String(this.kept.length)) return problem(409, "upload_offset", "Not there.");
    if (method === "PATCH" || this.kept === "") this.kept += body;
    return new Response(null, { status: method === "POST" ? 201 : 204, headers: { ...this.said(headers), Location: `/api/v1/uploads/f${id}` } });
  });

  private said(_headers: Headers): Record<string, string> {
    return { ...TUS, "Upload-Offset": String(this.kept.length), "Upload-Length": String(BYTES.length) };
  }
}

function problem(status: number, code: string, title: string, headers: Record<string, string> = TUS): Response {
  return new Response(JSON.stringify({ title, status, code }), { status, headers: { ...headers, "Content-Type": "application/problem+json" } });
}

let server: Server;
let id = 0;

beforeEach(() => {
  server = new Server();
  id++;
});

afterEach(() => vi.useRealTimers());

function arrive(more: Partial<Sent> = {}, progress: (part: number) => void = () => undefined): Promise<Answer> {
  const sent: Sent = { id: `f${id}`, event: "e1", author: "p1", blob: new Blob([BYTES], { type: "image/jpeg" }), ...more };
  return send(sent, progress, { stack: server.stack });
}

test("a photo goes in pieces, the first with its beginning, under the id that it was kept with", async () => {
  const parts: number[] = [];
  expect((await arrive({}, (part) => parts.push(part))).state).toBe("here");
  expect(server.kept).toBe(BYTES);
  expect(server.asked).toEqual(["POST /api/v1/uploads", `PATCH /api/v1/uploads/f${id}`, `PATCH /api/v1/uploads/f${id}`]);
  expect(server.metadata).toBe(`id ${btoa(`f${id}`)},event ${btoa("e1")},author ${btoa("p1")},filetype ${btoa("image/jpeg")}`);
  expect(parts.at(-1)).toBe(100);
});

test("an original goes to an address of its own, and says what it is", async () => {
  server.instead = () => Response.error();
  await arrive({ part: "original" });
  server.instead = () => null;
  await arrive({ part: "original" });
  expect(server.asked.slice(0, 3)).toEqual(["POST /api/v1/uploads", `HEAD /api/v1/uploads/f${id}/original`, "POST /api/v1/uploads"]);
  expect(server.metadata).toContain(`part ${btoa("original")}`);
});

test("a photo that was cut off waits, and goes on where it was", async () => {
  server.instead = (method) => (method === "PATCH" ? Response.error() : null);
  expect((await arrive()).state).toBe("waiting");
  expect(server.kept.length).toBe(1 << 20);
  server.instead = () => null;
  expect((await arrive()).state).toBe("here");
  expect([server.kept.length, server.begun, server.asked.filter((asked) => asked.startsWith("HEAD"))]).toEqual([BYTES.length, 1, [`HEAD /api/v1/uploads/f${id}`]]);
});

test("an upload that hears nothing is given up, and goes on where it was", async () => {
  vi.useFakeTimers();
  const { stack } = server;
  server.stack = new FetchStack((address, init) => (init.method === "PATCH" ? new Promise(() => undefined) : stack["fetch"](address, init)));
  let said: Answer | null = null;
  void arrive().then((answer) => (said = answer));
  await vi.advanceTimersByTimeAsync(50_000);
  expect([said, server.kept.length]).toEqual([null, 1 << 20]);
  await vi.advanceTimersByTimeAsync(20_000);
  expect(said).toMatchObject({ state: "waiting" });
  vi.useRealTimers();
  server.stack = stack;
  expect([(await arrive()).state, server.kept.length, server.begun]).toEqual(["here", BYTES.length, 1]);
});

test("an upload is given up at once where somebody else goes on with it", async () => {
  const halt = new AbortController();
  const answer = send({ id: `f${id}`, event: "e1", author: "p1", blob: new Blob(["x"]) }, () => undefined, { stack: new FetchStack(() => new Promise(() => undefined)), signal: halt.signal });
  halt.abort();
  expect(await answer).toMatchObject({ state: "waiting" });
});

test("begun by a page that was killed, it goes on where it was", async () => {
  server.begun = 1;
  server.kept = BYTES.slice(0, 1_500_000);
  expect((await arrive()).state).toBe("here");
  expect(server.kept).toBe(BYTES);
});

test("the last answer was lost: asked again, it is here", async () => {
  server.instead = (method) => (method === "PATCH" && server.kept.length === 2 << 20 ? Response.error() : null);
  await arrive();
  server.instead = () => null;
  server.kept = BYTES;
  expect((await arrive()).state).toBe("here");
});

test.each<[string, () => Response, Answer["state"], string]>([
  ["signed out", () => problem(401, "signed_out", "You are signed out."), "waiting", "signed out"],
  ["another's id", () => problem(409, "id_taken", "Already another's."), "refused", "Already another's."],
  ["too heavy", () => problem(413, "image_too_heavy", "Over 40 MB."), "refused", "Over 40 MB."],
  ["damaged", () => problem(422, "image_damaged", "It is damaged."), "refused", "It is damaged."],
  ["being sent already", () => problem(423, "upload_busy", "Busy."), "waiting", "goes on"],
  ["out of step", () => problem(409, "upload_offset", "Not there."), "waiting", "goes on"],
  ["an outdated page", () => problem(409, "app_outdated", "Load it again."), "waiting", "Load it again."],
  ["over", () => problem(410, "upload_over", "Over."), "waiting", "goes on"],
  ["changed on its way", () => problem(460, "upload_checksum", "Changed."), "waiting", "goes on"],
  ["too much at once", () => new Response(null, { status: 429, headers: { "Retry-After": "7" } }), "waiting", "7 seconds"],
  ["a fault", () => new Response("Oh", { status: 502 }), "waiting", "could not take it"],
  ["a captive portal", () => new Response("<html>", { headers: { "Content-Type": "text/html" } }), "waiting", "sign in to the network"],
  ["a captive portal that forbids", () => new Response("<html>", { status: 403 }), "waiting", "sign in to the network"],
  ["a captive portal that knows nothing", () => new Response("<html>", { status: 404 }), "waiting", "sign in to the network"],
  ["half an answer", () => new Response('{"title":"Not th', { status: 409, headers: { ...TUS, "Content-Type": "application/problem+json" } }), "waiting", "no connection"],
  ["no network", () => Response.error(), "waiting", "no connection"],
])("answered with %s", async (_name, answer, state, words) => {
  server.instead = (method) => (method === "HEAD" ? null : answer());
  const said = await arrive();
  expect(said.state).toBe(state);
  expect("sentence" in said ? said.sentence : "").toContain(words);
});
