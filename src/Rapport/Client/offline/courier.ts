import type { Answer } from "../sending/answer";
import type { Operation } from "../sending/operation";
import type { Sent } from "../sending/upload";

/** How what is kept here travels. */
export interface Courier {
  /** Each operation's answer, or one for the whole request where the server did not look at them. */
  send(event: string, author: string, operations: Operation[]): Promise<Map<string, Answer> | Answer>;
  /** @param signal Gives it up where it is; it goes on from there another time. */
  upload(file: Sent, progress: (part: number) => void, signal?: AbortSignal): Promise<Answer>;
}
