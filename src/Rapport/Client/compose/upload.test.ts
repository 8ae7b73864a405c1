// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { Answer } from "./answer";
import { send } from "./upload";

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

const arrive = (): Promise<Answer> => send({ id: "f1", event: "e1", author: "p1", blob: new Blob(["x"], { type: "image/jpeg" }) }, () => undefined);

test("a photo travels as it is, under the id that it was kept with", async () => {
  const arrived = arrive();
  Request.all[0]!.answer(200);
  expect((await arrived).state).toBe("here");
  expect([Request.all[0]!.address, Request.all[0]!.headers]).toEqual(["PUT /api/v1/media/f1?event=e1&author=p1", { "Content-Type": "image/jpeg" }]);
});

test("a photo that was cut off waits", async () => {
  const arrived = arrive();
  Request.all[0]!.answer(0);
  expect((await arrived).state).toBe("waiting");
});

test("the server's own sentence is used where it gives one", async () => {
  const arrived = arrive();
  Request.all[0]!.answer(422, '{"title":"Unreadable","detail":"This picture is damaged."}', "application/problem+json");
  expect(await arrived).toEqual({ state: "refused", sentence: "This picture is damaged." });
});

test("a captive portal's page is not taken for an arrival", async () => {
  const arrived = arrive();
  Request.all[0]!.answer(200, "<html>", "text/html");
  expect((await arrived).state).toBe("waiting");
});
