import type { Editor } from "@tiptap/core";
import type { EditorState } from "@tiptap/pm/state";
import { absolutePositionToRelativePosition, relativePositionToAbsolutePosition, ySyncPluginKey } from "@tiptap/y-tiptap";
import * as Y from "yjs";

/** As the server takes them. */
const MOST_WORDS = 1000;

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

/** The places at which words stand in one line, great letters or small. */
export function standing(state: EditorState, words: string): { from: number; to: number }[] {
  const found: { from: number; to: number }[] = [];
  const wanted = small(words.trim());
  if (wanted === "") return found;
  state.doc.descendants((node, at) => {
    if (!node.isTextblock) return true;
    // A thing within the line takes the room of one letter there too.
    const line = small(node.textBetween(0, node.content.size, null, "\ufffc"));
    for (let place = line.indexOf(wanted); place >= 0; place = line.indexOf(wanted, place + 1)) found.push({ from: at + 1 + place, to: at + 1 + place + wanted.length });
    return false;
  });
  return found;
}

/** As they are where small letters would take another room. */
function small(words: string): string {
  return words.toLowerCase().length === words.length ? words.toLowerCase() : words;
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
