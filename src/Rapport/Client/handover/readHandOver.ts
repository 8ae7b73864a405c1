import { hex } from "../lib/bytes";
import { HEAD, MAGIC, readManifest, type Manifest, type PackedFile } from "./manifest";
import { sha256 } from "./prover";

const LONGEST = 64 * 1024 * 1024;

/** A hand-over that was read and found whole. */
export interface Delivery {
  manifest: Manifest;
  bytes(file: PackedFile): Blob;
}

/** One plain sentence where the file cannot be delivered here; nothing of it has been sent then. */
export async function readHandOver(file: Blob, event: string): Promise<Delivery | string> {
  const damaged = "This file is damaged or was cut off on its way. Nothing of it was delivered; ask for it again.";
  const head = new DataView(await file.slice(0, HEAD).arrayBuffer());
  if (new TextDecoder().decode(head.buffer.slice(0, MAGIC.length)) !== MAGIC) {
    return MAGIC.startsWith(new TextDecoder().decode(head.buffer)) && file.size > 0 ? damaged : "This file is not a hand-over. Nothing was delivered.";
  }
  if (head.byteLength < HEAD) return damaged;
  const length = head.getUint32(MAGIC.length);
  const text = length <= LONGEST ? await file.slice(HEAD, HEAD + length).arrayBuffer() : new ArrayBuffer(0);
  if (text.byteLength !== length || (await sha256(text)) !== hex(head.buffer.slice(MAGIC.length + 4))) return damaged;
  const manifest = readManifest(new TextDecoder().decode(text));
  if (!manifest) return "This file was made by a newer version, or by something else. Nothing was delivered.";
  if (manifest.event !== event) return "This file is of another event. Open that event and deliver it there.";
  return (await isWhole(file, HEAD + length, manifest)) ? { manifest, bytes: ({ offset, length: long }) => file.slice(HEAD + length + offset, HEAD + length + offset + long) } : damaged;
}

/** Every file is where the manifest says and as it says, and nothing else is there. */
async function isWhole(file: Blob, start: number, { files }: Manifest): Promise<boolean> {
  let end = 0;
  for (const { offset, length, sha256: wanted } of files) {
    if (offset !== end) return false;
    end += length;
    if (start + end > file.size || (await sha256(await file.slice(start + offset, start + end).arrayBuffer())) !== wanted) return false;
  }
  return start + end === file.size;
}
