import type { Answer } from "../sending/answer";
import type { Operation } from "../sending/operation";
import { authorization, deliver } from "../sending/post";
import type { Fetch } from "../lib/contact";
import { send, type Sent } from "../sending/upload";
import { FetchStack } from "../sending/uploadOverFetch";
import type { Courier } from "./courier";
import { noKeys, type Keys } from "./keys";
import { loginOf, type Login } from "./login";

type Upload = (file: Sent, progress: (part: number) => void, token: string | null) => Promise<Answer>;
type Whose = { event: string; author: string };

/**
 * By the sign-in cookie, and where that is nobody's or somebody else's by the key of this device. The server is told whose
 * words they are, and takes them from nobody else.
 */
export class HttpCourier implements Courier {
  private fetch: Fetch;
  private keys: Keys;
  private login: (author: string) => Login;
  private transport: Upload;

  constructor({ fetch, keys, login, upload }: { fetch?: Fetch; keys?: Keys; login?: (author: string) => Login; upload?: Upload } = {}) {
    this.fetch = fetch ?? ((address, init) => globalThis.fetch(address, init));
    [this.keys, this.login] = [keys ?? noKeys, login ?? loginOf];
    const means = "XMLHttpRequest" in globalThis ? {} : { stack: new FetchStack(this.fetch) };
    this.transport = upload ?? ((file, progress, token) => send(file, progress, { ...means, headers: authorization(token) }));
  }

  send(event: string, author: string, operations: Operation[]): Promise<Map<string, Answer> | Answer> {
    return this.by({ event, author }, this.login(author).isOut, (token) => deliver(event, operations, this.fetch, author, token));
  }

  /** By the key at once: a large file is not sent for nothing. */
  upload(file: Sent, progress: (part: number) => void): Promise<Answer> {
    return this.by(file, true, (token) => this.transport(file, progress, token));
  }

  private async by<T extends Map<string, Answer> | Answer>({ event, author }: Whose, keyFirst: boolean, go: (token: string | null) => Promise<T>): Promise<T> {
    const key = await this.keys.of(event, author).catch(() => null);
    const first = await this.try(author, keyFirst && key ? key.token : null, go);
    if (!key || !isSignedOut(first)) return first;
    // A key that is not in use any more never will be again.
    if (keyFirst) await this.keys.forget(key);
    const second = await this.try(author, keyFirst ? null : key.token, go);
    if (!keyFirst && isSignedOut(second)) await this.keys.forget(key);
    return second;
  }

  private async try<T extends Map<string, Answer> | Answer>(author: string, token: string | null, go: (token: string | null) => Promise<T>): Promise<T> {
    const answer = await go(token);
    if (token === null && isSignedOut(answer)) this.login(author).ranOut();
    else if (token === null && (answer instanceof Map || answer.state === "here")) this.login(author).holds();
    return answer;
  }
}

function isSignedOut(answer: Map<string, Answer> | Answer): boolean {
  return !(answer instanceof Map) && answer.state === "waiting" && answer.signedOut === true;
}
