// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { errandFor, run } from "./errand";
import { Upload } from "./upload";

// The device's side of a request, answered by the test.
class Request {
  static all: Request[] = [];
  status = 0;
  responseText = "";
  headers: Record<string, string> = {};
  upload = new EventTarget();
  private events = new EventTarget();
  address = "";
  constructor() {
    Request.all.push(this);
  }
  open(method: string, address: string): void {
    this.address = `${method} ${address}`;
  }
  setRequestHeader(name: string, value: string): void {
    this.headers[name] = value;
  }
  addEventListener(name: string, act: () => void): void {
    this.events.addEventListener(name, act);
  }
  getResponseHeader(name: string): string | null {
    return name === "content-type" ? this.type : null;
  }
  type = "application/json";
  send(): void {}
  answer(status: number, text = "{}", type = "application/json"): void {
    Object.assign(this, { status, responseText: text, type });
    this.events.dispatchEvent(new Event(status === 0 ? "error" : "load"));
  }
}

beforeEach(() => {
  Request.all = [];
  vi.stubGlobal("XMLHttpRequest", Request);
});
afterEach(() => vi.unstubAllGlobals());

const upload = (): Upload => new Upload(new File(["x"], "a.jpg", { type: "image/jpeg" }), "e1", () => undefined);

test("a photo travels as it is, under an id of its own", async () => {
  const photo = upload();
  const arrived = photo.arrived();
  Request.all[0]!.answer(200);
  expect((await arrived).state).toBe("here");
  expect(Request.all[0]!.address).toBe(`PUT /api/v1/media/${photo.id}?event=e1`);
  expect(Request.all[0]!.headers).toEqual({ "Content-Type": "image/jpeg" });
});

test("a photo that did not arrive goes again under the same id; one that did does not", async () => {
  const photo = upload();
  const first = photo.arrived();
  Request.all[0]!.answer(0);
  expect((await first).state).toBe("waiting");
  const second = photo.arrived();
  Request.all[1]!.answer(200);
  expect((await second).state).toBe("here");
  await photo.arrived();
  expect(Request.all.map((request) => request.address)).toEqual([Request.all[0]!.address, Request.all[0]!.address]);
});

test("the server's own sentence is used where it gives one", async () => {
  const arrived = upload().arrived();
  Request.all[0]!.answer(422, '{"title":"Unreadable","detail":"This picture is damaged."}', "application/problem+json");
  expect(await arrived).toEqual({ state: "refused", sentence: "This picture is damaged." });
});

test("a captive portal's page is not taken for an arrival", async () => {
  const arrived = upload().arrived();
  Request.all[0]!.answer(200, "<html>", "text/html");
  expect((await arrived).state).toBe("waiting");
});

test("the entry waits for its photo, and is not sent without it", async () => {
  const sent: string[] = [];
  const errand = errandFor("w", null, "entry.post", {});
  const post = async (): Promise<{ state: "here"; at: Date }> => {
    sent.push("entry");
    return { state: "here", at: new Date(0) };
  };
  const photo = upload();
  const first = run(errand, photo, post);
  Request.all[0]!.answer(503);
  expect((await first).state).toBe("waiting");
  expect(sent).toEqual([]);
  const second = run(errand, photo, post);
  Request.all[1]!.answer(201);
  expect((await second).state).toBe("here");
  expect(sent).toEqual(["entry"]);
});
