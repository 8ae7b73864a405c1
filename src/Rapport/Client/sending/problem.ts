import { isRecord, parse } from "../lib/json";

/** The one plain sentence of problem details (RFC 9457); null where the status alone has to do: a title without a code is the framework's own. */
export function sentenceOf(text: string): string | null {
  const value = parse(text);
  if (!isRecord(value) || typeof value.code !== "string") return null;
  const said = "detail" in value ? value.detail : value.title;
  return typeof said === "string" ? said : null;
}

/** Its stable code; null where there is none. */
export function codeOf(text: string): string | null {
  const value = parse(text);
  return isRecord(value) && typeof value.code === "string" ? value.code : null;
}

/** Whether it came to its end: not every browser tells when an answer was cut off on its way. */
export function isWhole(text: string): boolean {
  return parse(text) !== null;
}
