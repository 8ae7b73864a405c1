/** What can be made of words. */
export type Kind = "quote" | "decision" | "action" | "question" | "comment";

export const KINDS: readonly [Kind, string, string][] = [
  ["quote", "Quote", "The words, as they were said"],
  ["decision", "Decision", "What was decided"],
  ["action", "Action", "What is to be done"],
  ["question", "Question", "The question, in one line"],
  ["comment", "Comment", "What is to be said of it"],
];

/** The longest question that the server takes. */
const QUESTION = 300;

/** What somebody wants made, as it stands in the dialog. */
export interface Choice {
  kind: Kind;
  text: string;
  /** Who said it, or will do it; a name as it was typed. */
  who: string;
  /** By whom an entry or a question is read; empty for what the event begins with. */
  readers: string;
}

/** What keeps it from being made, as one sentence. */
export function missing({ kind, text }: Choice): string {
  if (text.trim() === "") return "Write something first.";
  return kind === "question" && text.trim().length > QUESTION ? `A question has at most ${QUESTION} characters. What belongs to it can go into a comment.` : "";
}
