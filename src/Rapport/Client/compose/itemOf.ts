import type { NewItem } from "../offline/item";
import { body, excerpt, type Fields } from "./fields";
import { operation } from "./operation";

/** What the form says, as an item for the queue: by whom, where and when. */
export function itemOf(place: DOMStringMap, author: string, fields: Fields, speakers: Map<string, string>, file: string | null): NewItem {
  const { event = "", session } = place;
  const { id, kind, capturedAt, body: said } = operation("entry.post", body(fields, session || null, speakers, file));
  return { id, event, author, kind, capturedAt, body: said, fields: { ...fields }, excerpt: excerpt(fields), file };
}
