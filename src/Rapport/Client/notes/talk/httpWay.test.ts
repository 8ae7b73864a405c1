import { expect, test } from "vitest";
import type { DeviceKey } from "../../offline/database";
import { noKeys } from "../../offline/keys";
import { Login } from "../../offline/login";
import { askByLetter } from "./letter";
import { join } from "./messages";

const WHOSE = { note: "n", author: "ada", event: "e" };
const KEY: DeviceKey = { event: "e", author: "ada", id: "k", token: "t" };
const binary = (): Response => new Response(join([Uint8Array.of(22, 0, 0)]), { headers: { "content-type": "application/octet-stream" } });
const problem = (status: number, code: string, more = {}): Response => new Response(JSON.stringify({ code, detail: "No." }), { status, headers: { "content-type": "application/problem+json", ...more } });

async function ask(answers: (asked: Headers) => Response | Promise<Response>, key: DeviceKey | null = null): Promise<{ end: string; asked: (string | null)[] }> {
  const asked: (string | null)[] = [];
  const fetch = async (_address: string, init: RequestInit): Promise<Response> => {
    const headers = new Headers(init.headers);
    asked.push(headers.get("authorization"));
    return answers(headers);
  };
  const login = new Login();
  const end = await askByLetter(WHOSE, { fetch, keys: { ...noKeys, of: async () => key }, login: () => login }, Uint8Array.of());
  return { end: end instanceof Uint8Array ? "heard" : end.is, asked };
}

test("the cookie is tried first, and the key of this device where that is nobody's", async () => {
  expect(await ask(() => binary())).toEqual({ end: "heard", asked: [null] });
  const byKey = (headers: Headers): Response => (headers.has("authorization") ? binary() : problem(401, "signed_out"));
  expect(await ask(byKey, KEY)).toEqual({ end: "heard", asked: [null, "Device t"] });
  expect(await ask(byKey)).toEqual({ end: "signedOut", asked: [null] });
});

test("a key that was revoked is forgotten, and the cookie is tried after all", async () => {
  const [login, forgotten, asked]: [Login, string[], (string | null)[]] = [new Login(), [], []];
  login.ranOut();
  const fetch = async (_address: string, init: RequestInit): Promise<Response> => {
    const token = new Headers(init.headers).get("authorization");
    asked.push(token);
    return token ? problem(401, "device_key_unknown") : binary();
  };
  const keys = { ...noKeys, of: async () => KEY, forget: async ({ id }: DeviceKey) => void forgotten.push(id) };
  expect(await askByLetter(WHOSE, { fetch, keys, login: () => login }, Uint8Array.of())).toBeInstanceOf(Uint8Array);
  expect([asked, forgotten, login.isOut]).toEqual([["Device t", null], ["k"], false]);
});

test("a portal, a broken server and a missing network have said nothing", async () => {
  const portal = (): Response => new Response("<html>Log in to the wifi</html>", { headers: { "content-type": "text/html" } });
  const answers = [portal, () => new Response("no", { status: 401 }), () => new Response("no", { status: 404 }), () => problem(503, "busy"), () => Promise.reject(new TypeError())];
  for (const answer of answers) expect((await ask(answer)).end).toBe("closed");
  expect((await ask(() => problem(404, "note_unknown"))).end).toBe("refused");
});
