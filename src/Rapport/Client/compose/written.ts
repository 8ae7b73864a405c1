import { uuid7 } from "../lib/uuid7";
import type { Written } from "../offline/item";
import { operation } from "../sending/operation";
import { body, excerpt, type Fields } from "./fields";
import type { Picked } from "./picked";

/** What the form says, for the queue: by whom, where and when. Each photo is an entry, at its own time; the words go with the first. */
export function writtenOf(place: DOMStringMap, author: string, fields: Fields, speakers: Map<string, string>, files: Picked[], now: number = Date.now()): Written[] {
  const { event = "", session } = place;
  // A millisecond apart, so that they stand everywhere in the order in which they were chosen.
  const one = (said: Fields, picked: Picked | null, later: number): Written => {
    const id = picked ? uuid7() : null;
    const { id: operated, kind, capturedAt, body: carried } = operation("entry.post", body(said, session || null, speakers, id), new Date((picked?.taken?.getTime() ?? now - (picked?.age ?? 0)) + later));
    return { item: { id: operated, event, author, kind, capturedAt, body: carried, fields: { ...said }, excerpt: excerpt(said), file: id, ...(picked?.taken ? { ownTime: true } : {}) }, file: picked?.file ?? null, reading: picked?.reading ?? null };
  };
  const [first, ...others] = files;
  const bare: Fields = { ...fields, text: "", title: "", url: "", alt: "" };
  return [one(fields, first ?? null, 0), ...others.map((file, place) => one(bare, file, place + 1))];
}
