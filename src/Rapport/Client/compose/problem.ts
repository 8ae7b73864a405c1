// RFC 9457 problem details: the title is our one plain sentence.
export function sentenceOf(text: string): string | null {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== "object" || value === null) return null;
    const said = "detail" in value ? value.detail : "title" in value ? value.title : null;
    return typeof said === "string" ? said : null;
  } catch {
    return null; // The status alone then has to do.
  }
}
