import { isRecord } from "../../lib/json";

/** Only what is known and of the right shape: it comes from others' devices, and the editor takes it as it is. */
export function whereOf(value: unknown): { scribe: boolean; cursor?: { anchor: unknown; head: unknown } } | null {
  if (!isRecord(value)) return null;
  const scribe = value.scribe === true;
  const { cursor } = value;
  return isRecord(cursor) && isPlace(cursor.anchor) && isPlace(cursor.head) ? { scribe, cursor: { anchor: cursor.anchor, head: cursor.head } } : { scribe };
}

function isPlace(value: unknown): boolean {
  const isId = (id: unknown): boolean => id === null || id === undefined || (isRecord(id) && Number.isSafeInteger(id.client) && Number.isSafeInteger(id.clock));
  return isRecord(value) && isId(value.type) && isId(value.item) && (value.tname === null || value.tname === undefined || typeof value.tname === "string");
}
