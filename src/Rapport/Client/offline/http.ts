import type { Answer } from "../compose/answer";
import type { Operation } from "../compose/operation";
import { deliver, type Fetch } from "../compose/post";
import { send, type Sent } from "../compose/upload";
import { FetchStack } from "../compose/uploadOverFetch";
import type { Courier } from "./courier";

/** By the sign-in cookie. The server is told whose words they are, and takes them from nobody else. */
export class HttpCourier implements Courier {
  constructor(private fetch: Fetch = (address, init) => globalThis.fetch(address, init)) {}

  send(event: string, author: string, operations: Operation[]): Promise<Map<string, Answer> | Answer> {
    return deliver(event, operations, this.fetch, author);
  }

  upload(file: Sent, progress: (part: number) => void): Promise<Answer> {
    return send(file, progress, "XMLHttpRequest" in globalThis ? {} : { stack: new FetchStack(this.fetch) });
  }
}
