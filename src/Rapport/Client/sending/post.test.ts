import { expect, test } from "vitest";
import { explain, type Answer } from "./answer";
import type { Operation } from "./operation";
import { postTo } from "./post";

const OPERATION: Operation = { id: "o1", kind: "entry.post", capturedAt: "", deviceClock: "", body: {} };
const html = { headers: { "content-type": "text/html" } };

test.each<[string, () => Response, Answer["state"], string]>([
  ["accepted", () => Response.json({ results: [{ id: "o1", status: "accepted", receivedAt: "2026-11-24T11:42:00Z" }] }), "here", ""],
  ["already there", () => Response.json({ results: [{ id: "o1", status: "already_had" }] }), "here", ""],
  ["refused", () => Response.json({ results: [{ id: "o1", status: "refused", sentence: "No." }] }), "refused", "No."],
  ["asked to wait", () => Response.json({ results: [{ id: "o1", status: "try_later", sentence: "Soon." }] }), "waiting", "Soon."],
  ["answered with a word of a later server", () => Response.json({ results: [{ id: "o1", status: "postponed", sentence: "Next week." }] }), "waiting", "Next week."],
  ["answered for another", () => Response.json({ results: [{ id: "o2", status: "accepted" }] }), "waiting", "sign in to the network"],
  ["a captive portal", () => new Response("<html>", html), "waiting", "sign in to the network"],
  ["signed out", () => Response.json({}, { status: 401 }), "waiting", "signed out"],
  ["not allowed", () => Response.json({}, { status: 403 }), "refused", "may not"],
  ["not found without a reason", () => Response.json({ title: "Not Found", status: 404, traceId: "00-1" }, { status: 404 }), "refused", "no longer here"],
  ["not found for a reason", () => Response.json({ title: "Only the team can.", code: "team_only" }, { status: 404 }), "refused", "Only the team can."],
  ["not found by a stranger", () => new Response("<h1>404", { status: 404, ...html }), "waiting", "sign in to the network"],
  ["forbidden by a filter", () => new Response("<h1>Blocked", { status: 403, ...html }), "waiting", "sign in to the network"],
  ["too large", () => new Response(null, { status: 413 }), "refused", "too large"],
  ["too often", () => new Response(null, { status: 429, headers: { "retry-after": "7" } }), "waiting", "in 7 seconds"],
  ["broken", () => new Response(null, { status: 503 }), "waiting", "could not take it"],
  ["refused in half an answer", () => new Response('{"title":"Not th', { status: 404, headers: { "content-type": "application/problem+json" } }), "waiting", "no connection"],
  ["cut off", () => { throw new TypeError("network"); }, "waiting", "no connection"],
])("an operation that is %s is told so", async (_name, answer, state, words) => {
  const told = await postTo("e1", async () => answer())(OPERATION);
  expect(told.state).toBe(state);
  if (told.state !== "here") expect(told.sentence).toContain(words);
});

test("nothing that is kept is called lost", () => {
  for (const status of [0, 401, 403, 404, 500]) {
    const told = explain(status, null);
    expect(told.state === "here" ? "" : told.sentence).toContain("kept here");
  }
});

test("what was refused says by which code", async () => {
  const codeOf = async (answer: Response): Promise<unknown> => (await postTo("e1", async () => answer)(OPERATION) as { code?: string }).code;
  expect([
    await codeOf(Response.json({ results: [{ id: "o1", status: "refused", sentence: "Sealed.", code: "event_sealed" }] })),
    await codeOf(Response.json({ title: "Not yours.", code: "event_unknown" }, { status: 404 })),
    await codeOf(Response.json({ title: "Not Found" }, { status: 404 })),
  ]).toEqual(["event_sealed", "event_unknown", "event_unknown"]);
});
