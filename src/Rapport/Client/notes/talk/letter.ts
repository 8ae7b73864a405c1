import type { Fetch } from "../../lib/contact";
import { CONTRACT, CONTRACT_HEADER } from "../../lib/contract";
import { inTheirName } from "../../offline/inTheirName";
import type { Keys } from "../../offline/keys";
import { loginOf, type Login } from "../../offline/login";
import { authorization } from "../../sending/post";
import { outdatedBy } from "../../sending/postJson";
import { codeOf } from "../../sending/problem";
import type { Whose } from "../keep/noteStore";
import type { End } from "./company";

const LONGEST = 30_000;
const BINARY = "application/octet-stream";

export interface Exchanger {
  fetch: Fetch;
  keys: Keys;
  login?: (author: string) => Login;
}

/** Sends a letter by the sign-in cookie, and where that is nobody's by the key of this device. The answer, or how it went wrong. */
export async function askByLetter(whose: Whose, { fetch, keys, login = loginOf }: Exchanger, body: Uint8Array<ArrayBuffer>): Promise<Uint8Array | End> {
  const cookie = login(whose.author);
  return inTheirName(whose, { keys, login: cookie }, cookie.isOut, (token) => once(whose, fetch, body, token), (answer) => {
    if (answer instanceof Uint8Array) return "theirs";
    return answer.is === "signedOut" ? "nobodys" : null;
  });
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
