/** What the form says, as the body of an operation; only what belongs to the chosen kind. */
export interface Fields {
  entry: string;
  text: string;
  title: string;
  url: string;
  saidBy: string;
  owner: string;
  due: string;
  alt: string;
  visibility: string;
}

export const NAMES = ["entry", "text", "title", "url", "saidBy", "owner", "due", "alt", "visibility"] as const;

const EXTRAS: Record<string, readonly (keyof Fields)[]> = {
  article: ["title"],
  link: ["url"],
  action: ["owner", "due"],
  photo: ["alt"],
};

/** Kinds that are a file first of all. */
const FILED = new Set(["photo", "audio", "video"]);
export const isFiled = (kind: string): boolean => FILED.has(kind);
const NAMED: Record<string, string> = { audio: "Audio note", video: "Video" };

export function readFields(form: HTMLFormElement): Fields {
  const data = new FormData(form);
  const fields = {} as Fields;
  for (const name of NAMES) {
    const value = data.get(name);
    fields[name] = typeof value === "string" ? value : "";
  }
  return fields;
}

export function writeFields(form: HTMLFormElement, fields: Partial<Fields>): void {
  for (const name of NAMES) {
    const value = fields[name];
    if (value === undefined) continue;
    for (const field of form.querySelectorAll(`[name="${name}"]`)) {
      if (field instanceof HTMLInputElement && field.type === "radio") field.checked = field.value === value;
      else if (field instanceof HTMLSelectElement) choose(field, value);
      else if (field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement) field.value = value;
    }
  }
}

/** What was kept on another page may not be among the choices here: what the page chose stays. */
function choose(field: HTMLSelectElement, value: string): void {
  if ([...field.options].some((option) => option.value === value)) field.value = value;
}

export function body(fields: Fields, session: string | null, speakers: Map<string, string>, file: string | null): Record<string, unknown> {
  const all: Record<string, unknown> = {
    session, entry: fields.entry, text: fields.text.trim(),
  };
  if (fields.visibility) all.visibility = fields.visibility; // Else the event says for whom it is.
  for (const name of EXTRAS[fields.entry] ?? []) if (fields[name].trim() !== "") all[name] = fields[name].trim();
  if (typeof all.owner === "string") all.owner = { name: all.owner };
  if (FILED.has(fields.entry) && file) all.file = file;
  const said = fields.saidBy.trim();
  if (fields.entry === "quote" && said) {
    const speaker = speakers.get(said);
    all.saidBy = speaker ? { speaker } : { name: said };
  }
  return all;
}

/** The first thing that is missing: the name of its field and what to do about it. */
export function missing(fields: Fields, hasFile: boolean): { field: string; sentence: string } | null {
  if (fields.entry === "photo") return hasFile ? null : { field: "photo", sentence: "Take or choose a photo first." };
  if (FILED.has(fields.entry)) return hasFile ? null : { field: "recording", sentence: "Record something or choose a file first." };
  if (fields.entry === "link") return fields.url.trim() ? null : { field: "url", sentence: "Give the address of the link." };
  if (fields.entry === "article" && !fields.title.trim()) return { field: "title", sentence: "Give it a title." };
  return fields.text.trim() ? null : { field: "text", sentence: "Write something first." };
}

export function hasWords(fields: Fields): boolean {
  return [fields.text, fields.title, fields.url, fields.alt, fields.saidBy, fields.owner].some((value) => value.trim() !== "");
}

export function excerpt(fields: Fields): string {
  return (fields.title || fields.text || fields.url || (NAMED[fields.entry] ?? "Photo")).slice(0, 120);
}

/** What the form is to hold once what it held is kept. */
export function after(now: Fields, sent: Fields): Fields {
  return { ...now, entry: isFiled(sent.entry) ? "note" : now.entry, text: left(now.text, sent.text), title: "", url: "", alt: "", owner: "", due: "", saidBy: "" };
}

/** What stays in the box once the sent words are kept: what was typed meanwhile. */
export function left(now: string, sent: string): string {
  return now.startsWith(sent) ? now.slice(sent.length).trimStart() : now;
}
