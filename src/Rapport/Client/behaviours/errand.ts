import { operation, type Operation } from "../sending/operation";

/** What a form says, on its way: the same words are the same operation, however often they are sent. */
export interface Errand {
  words: string;
  operation: Operation;
}

/** An errand for these words: the earlier one where the words are the same, so that a second try cannot double. */
export function errandFor(words: string, earlier: Errand | null, kind: string, body: Record<string, unknown>): Errand {
  return earlier?.words === words ? earlier : { words, operation: operation(kind, body) };
}
