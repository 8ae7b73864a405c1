import { isRecord, parse } from "../lib/json";

const KINDS = ["entry", "comment", "session", "question", "note", "passage"] as const;

// What the server says over either line. See docs/protocol for the prose.
export interface SubjectChange {
  n: number;
  kind: (typeof KINDS)[number];
  subject: string;
  change: "show" | "gone" | "count";
  session: string | null;
  about: string | null;
  at: string;
  late: boolean;
  count: number | null;
  entry: string | null;
  by: string | null;
  html: string | null;
}

interface RegionChange {
  n: number;
  kind: "region";
  region: string;
  html: string;
}

export type Change = SubjectChange | RegionChange;

export interface Batch {
  upTo: number;
  changes: Change[];
}

/** The answer of a server that cannot say what changed. */
export function isReset(text: string): boolean {
  return /^\s*\{\s*"reset"\s*:\s*true\s*\}\s*$/.test(text);
}

export function readBatch(text: string): (Batch & { next: number | null }) | null {
  const value = parse(text); // A captive portal answers every address with its own page.
  if (!isRecord(value) || typeof value.upTo !== "number" || !Array.isArray(value.changes)) return null;
  const { upTo } = value;
  return { upTo, next: number(value.next), changes: value.changes.flatMap((change) => readChange(change, upTo)) };
}

function isKind(kind: unknown): kind is SubjectChange["kind"] {
  return KINDS.some((known) => known === kind);
}

// A kind that a newer server invents is left out rather than stopping the rest.
function readChange(value: unknown, upTo: number): Change[] {
  if (!isRecord(value)) return [];
  const n = number(value.n) ?? upTo; // Regions are made anew for each batch and have no number of their own.
  if (value.kind === "region") {
    const { region, html } = value;
    return typeof region === "string" && typeof html === "string" ? [{ n, kind: "region", region, html }] : [];
  }
  const { kind, change, subject } = value;
  if (!isKind(kind)) return [];
  if (change !== "show" && change !== "gone" && change !== "count") return [];
  if (typeof subject !== "string") return [];
  return [{
    n, kind, change, subject,
    session: string(value.session), about: string(value.about), entry: string(value.entry), by: string(value.by),
    at: string(value.at) ?? "", late: value.late === true, count: number(value.count), html: string(value.html),
  }];
}

function string(value: unknown): string | null {
  return typeof value === "string" ? value : null;
}

function number(value: unknown): number | null {
  return typeof value === "number" && Number.isFinite(value) ? value : null;
}
