import type { Editor } from "@tiptap/core";
import type { EditorState } from "@tiptap/pm/state";
import { absolutePositionToRelativePosition, relativePositionToAbsolutePosition, ySyncPluginKey } from "@tiptap/y-tiptap";
import * as Y from "yjs";

/** As the server takes them. */
export const MOST_WORDS = 1000;

/** Where words are, so that it stays true while others write, and the words as they stand. */
export interface Place {
  from: unknown;
  to: unknown;
  words: string;
}

interface Sync {
  doc: Y.Doc;
  type: Y.XmlFragment;
  binding: { mapping: Map<Y.AbstractType<unknown>, unknown> } | null;
}

/** What is selected; null where that is no words. */
export function selected({ state }: Editor): Place | null {
  const { from, to } = state.selection;
  const words = state.doc.textBetween(from, to, "\n").trim();
  if (words === "") return null;
  // What is typed at its edges is not of it: it begins before its first letter and ends behind its last.
  const [first, last] = [relative(state, from, 0), relative(state, to, -1)];
  return first && last ? { from: first, to: last, words: words.slice(0, MOST_WORDS) } : null;
}

/** Where a place is by now; null where its line is gone, or nothing is left between its ends. */
export function rangeOf(state: EditorState, place: { from: unknown; to: unknown }): { from: number; to: number } | null {
  const [from, to] = [absolute(state, place.from), absolute(state, place.to)];
  return from !== null && to !== null && from < to && to <= state.doc.content.size ? { from, to } : null;
}

function syncOf(state: EditorState): Sync | undefined {
  return ySyncPluginKey.getState(state) as Sync | undefined;
}

function relative(state: EditorState, position: number, side: number): unknown {
  const sync = syncOf(state);
  if (!sync?.binding) return null;
  const near = absolutePositionToRelativePosition(position, sync.type, sync.binding.mapping as Parameters<typeof absolutePositionToRelativePosition>[2]) as Y.RelativePosition;
  const at = Y.createAbsolutePositionFromRelativePosition(near, sync.doc);
  return at && Y.relativePositionToJSON(Y.createRelativePositionFromTypeIndex(at.type, at.index, side));
}

function absolute(state: EditorState, json: unknown): number | null {
  const sync = syncOf(state);
  if (!sync?.binding) return null;
  return relativePositionToAbsolutePosition(sync.doc, sync.type, Y.createRelativePositionFromJSON(json), sync.binding.mapping as Parameters<typeof relativePositionToAbsolutePosition>[3]);
}
