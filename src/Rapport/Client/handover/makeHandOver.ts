import type { DeviceKey } from "../offline/database";
import type { Item, KeptFile } from "../offline/item";
import type { Timing } from "../offline/times";
import { MAGIC, type Manifest, type PackedFile, type Piece } from "./manifest";
import { Prover, sha256 } from "./prover";

const TOGETHER = 100;
/** Characters in a piece, so that a request stays small. */
const LONGEST = 500_000;

/** What the device knew of its clock when an item was written: the file is delivered hours later, by another clock. */
export type Corrected = Omit<Timing, "deviceClock">;

interface Handed {
  event: string;
  author: string;
  name: string;
  key: DeviceKey | null;
  /** In order. */
  items: Item[];
  /** What the items name, and originals that are still to follow what is on the server. */
  files: KeptFile[];
  times: Map<string, Corrected>;
}

/** One file with all of it. What it holds stays on this device too, until the server has it. */
export async function makeHandOver(handed: Handed, now: Date = new Date()): Promise<Blob> {
  const { event, author, name, key, items } = handed;
  const prover = key ? await Prover.of(key) : null;
  const [files, blobs] = await pack(handed, prover);
  const manifest: Manifest = { version: 1, event, author, name, made: now.toISOString(), key: key?.id ?? null, pieces: await pieces(handed, prover), files };
  const text = new TextEncoder().encode(JSON.stringify(manifest));
  const length = new DataView(new ArrayBuffer(4));
  length.setUint32(0, text.length);
  // Put together from the blobs as they lie on the disk: nothing of them is copied.
  const whole = [MAGIC, length, await crypto.subtle.digest("SHA-256", text), text, ...blobs];
  return items.length + files.length > 0 ? new Blob(whole, { type: "application/octet-stream" }) : Promise.reject(new Error("There is nothing to hand over."));
}

async function pieces({ author, items, times }: Handed, prover: Prover | null): Promise<Piece[]> {
  const texts: string[] = [];
  let operations: string[] = [];
  const close = (): void => {
    if (operations.length > 0) texts.push(`{"author":${JSON.stringify(author)},"operations":[${operations.join(",")}]}`);
    operations = [];
  };
  for (const { id, kind, capturedAt, body } of items) {
    const operation = JSON.stringify({ id, kind, capturedAt, ...times.get(id), body });
    if (operations.length === TOGETHER || operations.reduce((sum, one) => sum + one.length, operation.length) > LONGEST) close();
    operations.push(operation);
  }
  close();
  return Promise.all(texts.map(async (text) => ({ text, proof: prover ? await prover.text(text) : null })));
}

/** One after the other: each is read once to be summed, and let go of again. */
async function pack({ files }: Handed, prover: Prover | null): Promise<[PackedFile[], Blob[]]> {
  const packed: PackedFile[] = [];
  const blobs: Blob[] = [];
  let offset = 0;
  for (const { id, part, blob } of files.flatMap(partsOf)) {
    const hash = await sha256(await blob.arrayBuffer());
    packed.push({ id, part, type: blob.type, length: blob.size, sha256: hash, proof: prover ? await prover.file(id, hash) : null, offset });
    blobs.push(blob);
    offset += blob.size;
  }
  return [packed, blobs];
}

/** The reading size as long as the server does not have it: what the server itself cannot draw is shown by that alone. */
function partsOf({ id, blob, reading, arrived }: KeptFile): { id: string; part: PackedFile["part"]; blob: Blob }[] {
  return [...(reading && !arrived ? [{ id, part: "reading" as const, blob: reading }] : []), { id, part: "original", blob }];
}
