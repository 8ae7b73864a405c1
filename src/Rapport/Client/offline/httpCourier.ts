import type { Fetch } from "../lib/contact";
import type { Answer } from "../sending/answer";
import type { Operation } from "../sending/operation";
import { authorization, deliver } from "../sending/post";
import { send, type Sent } from "../sending/upload";
import { FetchStack } from "../sending/uploadOverFetch";
import type { Courier } from "./courier";
import { inTheirName } from "./inTheirName";
import { noKeys, type Keys } from "./keys";
import { loginOf, type Login } from "./login";

type Upload = (file: Sent, progress: (part: number) => void, token: string | null, signal?: AbortSignal) => Promise<Answer>;
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
    this.transport = upload ?? ((file, progress, token, signal) => send(file, progress, { ...means, headers: authorization(token), ...(signal ? { signal } : {}) }));
  }

  send(event: string, author: string, operations: Operation[]): Promise<Map<string, Answer> | Answer> {
    return this.by({ event, author }, this.login(author).isOut, (token) => deliver(event, operations, this.fetch, author, token));
  }

  /** By the key at once: a large file is not sent for nothing. */
  upload(file: Sent, progress: (part: number) => void, signal?: AbortSignal): Promise<Answer> {
    return this.by(file, true, (token) => this.transport(file, progress, token, signal));
  }

  private by<T extends Map<string, Answer> | Answer>(whose: Whose, isKeyFirst: boolean, ask: (token: string | null) => Promise<T>): Promise<T> {
    return inTheirName(whose, { keys: this.keys, login: this.login(whose.author) }, isKeyFirst, ask, whoseIs);
  }
}

function whoseIs(answer: Map<string, Answer> | Answer): "theirs" | "nobodys" | null {
  if (answer instanceof Map || answer.state === "here") return "theirs";
  return answer.state === "waiting" && answer.signedOut ? "nobodys" : null;
}
