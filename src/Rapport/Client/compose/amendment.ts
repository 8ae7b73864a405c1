import type { Item, NewItem } from "../offline/item";
import { operation } from "../sending/operation";

/** A new text for an entry, written on top of what its writer saw. */
export interface NewText {
  target: string;
  basedOn: number;
  /** All fields as the entry shall then have them. */
  fields: Record<string, unknown>;
}

/**
 * The new text as it goes into the queue. Its body never changes after this, or a second try would be another operation: so one
 * written on top of a change that is still on its way names that change.
 */
export function amendmentOf(event: string, author: string, { target, basedOn, fields }: NewText, known: Item[], now: Date = new Date()): NewItem {
  const before = lastChangeOf(target, known);
  const body = { ...fields, target, basedOn, ...(before ? { after: before.id } : {}) };
  const { id, kind, capturedAt } = operation("entry.amend", body, now);
  const words = String(fields.text || fields.title || "");
  return { id, event, author, kind, capturedAt, body, fields: { text: words }, excerpt: `Change: ${words}`.slice(0, 120), file: null };
}

/** The last change of an entry that this device has sent or is about to. */
function lastChangeOf(target: string, known: Item[]): Item | undefined {
  return known.filter(({ kind, body, state }) => kind === "entry.amend" && body.target === target && state.is !== "refused").at(-1);
}

/** What an entry of this device says by now, without what a change cannot touch. */
export function textOf(item: Item, known: Item[]): NewText {
  const target = item.kind === "entry.amend" ? String(item.body.target) : item.id;
  const said = item.state.is === "refused" ? item : (lastChangeOf(target, known) ?? item);
  const { session: _session, entry: _entry, visibility: _visibility, file: _file, target: _target, basedOn, after: _after, ...fields } = said.body;
  return { target, basedOn: typeof basedOn === "number" ? basedOn : 1, fields };
}

/** What an entry says by now that the server showed at a time: as it was then, or as this device changed it since. */
export function textOfShown(shown: NewText, taken: string, known: Item[]): NewText {
  const last = lastChangeOf(shown.target, known);
  const isNewer = last !== undefined && (last.state.is !== "here" || Date.parse(last.state.at) > Date.parse(taken));
  return isNewer ? textOf(last, known) : shown;
}
