import { uuid7 } from "../lib/uuid7";
import type { Item, Written } from "../offline/item";
import { operation } from "../sending/operation";
import { body, excerpt, type Fields } from "./fields";
import type { Picked } from "./picked";

/** Where and when something was written that goes once more in other words. */
export type Origin = Pick<Item, "capturedAt" | "moment" | "ownTime"> & { session: string | null };

/**
 * What the form says, for the queue: by whom, where and when. Each photo is an entry, at its own time; the words go with the first.
 * @param origin Of what is being edited: the first takes its place.
 */
export function writtenOf(place: DOMStringMap, author: string, fields: Fields, speakers: Map<string, string>, files: Picked[], now: number = Date.now(), origin: Origin | null = null): Written[] {
  const { event = "" } = place;
  const session = origin ? origin.session : place.session || null;
  // A millisecond apart, so that they stand everywhere in the order in which they were chosen.
  const one = (said: Fields, picked: Picked | null, later: number): Written => {
    const id = picked ? uuid7() : null;
    const { id: operated, kind, capturedAt, body: carried } = operation("entry.post", body(said, session, speakers, id), new Date((picked?.taken?.getTime() ?? now - (picked?.age ?? 0)) + later));
    const when = origin && later === 0 ? timesOf(origin) : { capturedAt, ...(picked?.taken ? { ownTime: true } : {}) };
    return { item: { id: operated, event, author, kind, body: carried, fields: { ...said }, excerpt: excerpt(said), file: id, ...when }, file: picked?.file ?? null, reading: picked?.reading ?? null };
  };
  const [first, ...others] = files;
  const bare: Fields = { ...fields, text: "", title: "", url: "", alt: "" };
  return [one(fields, first ?? null, 0), ...others.map((file, place) => one(bare, file, place + 1))];
}

function timesOf({ capturedAt, moment, ownTime }: Origin): Pick<Item, "capturedAt" | "moment" | "ownTime"> {
  return { capturedAt, ...(moment ? { moment } : {}), ...(ownTime ? { ownTime } : {}) };
}
