import type { Answer } from "./answer";
import { operation, type Operation } from "./operation";
import type { Post } from "./post";
import type { Upload } from "./upload";

/** What is in the box, on its way: the same words are the same operation, however often they are sent. */
export interface Errand {
  words: string;
  operation: Operation;
}

/** An errand for these words: the earlier one where the words are the same, so that a second try cannot double. */
export function errandFor(words: string, earlier: Errand | null, kind: string, body: Record<string, unknown>): Errand {
  return earlier?.words === words ? earlier : { words, operation: operation(kind, body) };
}

/** The photo first, then the entry that names it. */
export async function run(errand: Errand, upload: Upload | null, post: Post): Promise<Answer> {
  if (upload) {
    const arrived = await upload.arrived();
    if (arrived.state !== "here") return arrived;
  }
  return post(errand.operation);
}

/** What stays in the box once the sent words are accepted: what was typed meanwhile. */
export function left(now: string, sent: string): string {
  return now.startsWith(sent) ? now.slice(sent.length).trimStart() : now;
}
