import type { Fetch } from "../lib/contact";
import { isRecord, parse } from "../lib/json";
import { captive, type Answer } from "../sending/answer";
import { postJson } from "../sending/postJson";
import { readResults } from "../sending/results";
import { send, type Sent } from "../sending/upload";
import { FetchStack } from "../sending/uploadOverFetch";
import type { PackedFile, Piece } from "./manifest";
import type { Delivery } from "./readHandOver";

/** What becomes of each thing in a hand-over, as it becomes known. */
type Tell = (id: string, answer: Answer) => void;

/**
 * Takes a hand-over to the server: the files first, then the words that name them. Whoever wrote it delivers it as
 * themselves; anybody else by the proofs of its author's device. Again does no harm: what the server has, it has once.
 * @returns Whether the server has looked at all of it.
 */
export async function deliverHandOver({ manifest, bytes }: Delivery, carrier: string, tell: Tell, fetch: Fetch = (address, init) => globalThis.fetch(address, init)): Promise<boolean> {
  const { event, author, key, files, pieces } = manifest;
  const proven = carrier === author ? null : key;
  for (const file of files) {
    const answer = await put({ id: file.id, event, author, part: file.part, blob: bytes(file) }, proofOf(proven, file), fetch);
    tell(file.id, answer);
    if (answer.state === "waiting") return false;
  }
  for (const piece of pieces) {
    const answers = await post(event, proven, piece, fetch);
    for (const id of idsOf(piece)) tell(id, answers instanceof Map ? (answers.get(id) ?? captive()) : answers);
    if (!(answers instanceof Map) && answers.state === "waiting") return false;
  }
  return true;
}

/** The operations of a piece, as far as they can be read. */
export function operationsOf({ text }: Piece): { id: string; body: Record<string, unknown> }[] {
  const batch = parse(text);
  const operations: unknown[] = isRecord(batch) && Array.isArray(batch.operations) ? batch.operations : [];
  return operations.filter(isRecord).map(({ id, body }) => ({ id: String(id), body: isRecord(body) ? body : {} }));
}

function idsOf(piece: Piece): string[] {
  return operationsOf(piece).map(({ id }) => id);
}

function proofOf(key: string | null, { proof, sha256 }: PackedFile): Record<string, string> {
  return key !== null && proof !== null ? { key, proof, sha256 } : {};
}

function put(file: Sent, metadata: Record<string, string>, fetch: Fetch): Promise<Answer> {
  return send(file, () => undefined, { metadata, stack: new FetchStack(fetch) });
}

async function post(event: string, key: string | null, { text, proof }: Piece, fetch: Fetch): Promise<Map<string, Answer> | Answer> {
  const [door, body] = key === null ? ["operations", text] : ["handovers", JSON.stringify({ key, proof: proof ?? "", text })];
  const answer = await postJson(`/api/v1/events/${event}/${door}`, body, fetch);
  return typeof answer === "string" ? (readResults(answer) ?? captive()) : answer;
}
