import { isRecord, parse } from "../lib/json";

/** What a hand-over holds; docs/protocol/handover.md is its description. */
export interface Manifest {
  version: 1;
  event: string;
  author: string;
  /** As the author's device showed it. */
  name: string;
  made: string;
  /** Whose proofs they are; null where the device never had a key. */
  key: string | null;
  pieces: Piece[];
  files: PackedFile[];
}

export interface Piece {
  text: string;
  proof: string | null;
}

export interface PackedFile {
  id: string;
  /** A picture of reading size stands before its original. */
  part: "reading" | "original";
  type: string;
  length: number;
  sha256: string;
  proof: string | null;
  /** From the end of the manifest. */
  offset: number;
}

export const MAGIC = "RAPPHO1\n";
/** Magic, the manifest's length and its SHA-256. */
export const HEAD = MAGIC.length + 4 + 32;

/** Null for anything that is not one from end to end. */
export function readManifest(text: string): Manifest | null {
  const value = parse(text);
  if (!isRecord(value) || value.version !== 1 || !Array.isArray(value.pieces) || !Array.isArray(value.files)) return null;
  const { event, author, name, made, key } = value;
  if (typeof event !== "string" || typeof author !== "string" || typeof name !== "string" || typeof made !== "string" || !isProof(key)) return null;
  const [pieces, files] = [all(value.pieces, piece), all(value.files, file)];
  return pieces && files ? { version: 1, event, author, name, made, key, pieces, files } : null;
}

function piece(value: unknown): Piece | null {
  if (!isRecord(value) || typeof value.text !== "string" || !isProof(value.proof)) return null;
  return { text: value.text, proof: value.proof };
}

function file(value: unknown): PackedFile | null {
  if (!isRecord(value)) return null;
  const { id, part, type, length, sha256, proof, offset } = value;
  if (typeof id !== "string" || (part !== "reading" && part !== "original") || typeof type !== "string" || typeof sha256 !== "string" || !isProof(proof) || !isCount(length) || !isCount(offset)) return null;
  return { id, part, type, length, sha256, proof, offset };
}

function all<T>(values: unknown[], read: (value: unknown) => T | null): T[] | null {
  const known = values.map(read).filter((one): one is T & {} => one !== null);
  return known.length === values.length ? known : null;
}

function isProof(value: unknown): value is string | null {
  return value === null || typeof value === "string";
}

function isCount(value: unknown): value is number {
  return typeof value === "number" && Number.isSafeInteger(value) && value >= 0;
}
