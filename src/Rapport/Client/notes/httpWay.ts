import { authorization } from "../compose/post";
import { outdatedBy } from "../compose/ask";
import { codeOf } from "../compose/problem";
import type { Fetch } from "../lib/contact";
import { CONTRACT, CONTRACT_HEADER } from "../lib/contract";
import type { Keys } from "../offline/keys";
import { loginOf, type Login } from "../offline/login";
import type { Company, End } from "./company";
import { join, readServer, split, writeDevice, type DeviceSays } from "./messages";
import type { Whose } from "./noteStore";
import type { Paper } from "./paper";
import { Talk } from "./talk";

const LONGEST = 30_000;
const BINARY = "application/octet-stream";

export interface Exchanger {
  fetch: Fetch;
  keys: Keys;
  login?: (author: string) => Login;
}

/** A whole conversation in one request: by the sign-in cookie, and where that is nobody's by the key of this device. */
export async function overHttp(whose: Whose, means: Exchanger, paper: Paper, company: Company): Promise<{ talk: Talk; end: End }> {
  const said: DeviceSays[] = [];
  const ends: End[] = [];
  const talk = new Talk(paper, company, { send: (message) => said.push(message), end: (end) => ends.push(end) }, true);
  await talk.begin();
  // What comes to be said from here on would not be in the letter.
  talk.sending.isClosed = true;
  const answer = ends.length > 0 ? null : await ask(whose, means, join(said.map(writeDevice)));
  if (answer instanceof Uint8Array) {
    try {
      for (const message of split(answer)) if (ends.length === 0) await talk.hear(readServer(message));
    } catch {
      ends.push({ is: "closed", again: null });
    }
  } else if (answer) ends.push(answer);
  return { talk, end: ends[0] ?? (talk.isCaughtUp ? { is: "done" } : { is: "closed", again: null }) };
}

async function ask(whose: Whose, { fetch, keys, login = loginOf }: Exchanger, body: Uint8Array<ArrayBuffer>): Promise<Uint8Array | End> {
  const key = await keys.of(whose.event, whose.author).catch(() => null);
  const cookie = login(whose.author);
  if (!key || !cookie.isOut) {
    const answer = await once(whose, fetch, body, null);
    if (answer instanceof Uint8Array) cookie.holds();
    if (answer instanceof Uint8Array || answer.is !== "signedOut") return answer;
    cookie.ranOut();
  }
  return key ? once(whose, fetch, body, key.token) : { is: "signedOut" };
}

/** Only the server's own word counts: a portal that answers in its name has said nothing. */
async function once({ note }: Whose, fetch: Fetch, body: Uint8Array<ArrayBuffer>, token: string | null): Promise<Uint8Array | End> {
  try {
    const headers = { "Content-Type": BINARY, Accept: `${BINARY}, application/json`, [CONTRACT_HEADER]: CONTRACT, ...authorization(token) };
    const answer = await fetch(`/api/v1/notes/${note}/exchange`, { method: "POST", headers, body, signal: AbortSignal.timeout(LONGEST) });
    const type = answer.headers.get("content-type") ?? "";
    if (answer.ok && !answer.redirected && type.startsWith(BINARY)) return new Uint8Array(await answer.arrayBuffer());
    const text = type.includes("json") ? await answer.text() : "";
    const code = codeOf(text);
    outdatedBy(text);
    if (answer.status === 401 || code === "signed_in_as_other") return code ? { is: "signedOut" } : { is: "closed", again: null };
    if (code && (answer.status === 404 || answer.status === 403)) return { is: "refused", refusal: { code: "note_unknown", detail: null, again: null } };
    return { is: "closed", again: Number(answer.headers.get("retry-after")) || null };
  } catch {
    return { is: "closed", again: null };
  }
}
