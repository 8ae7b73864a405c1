import { base64url, hex } from "../lib/bytes";
import type { DeviceKey } from "../offline/database";

const UTF8 = new TextEncoder();

export async function sha256(bytes: BufferSource): Promise<string> {
  return hex(await crypto.subtle.digest("SHA-256", bytes));
}

/** Proves that something comes from the device that holds a key. Whoever checks it has the token's SHA-256; the token stays here. */
export class Prover {
  private constructor(readonly id: string, private event: string, private secret: CryptoKey) {}

  static async of({ id, event, token }: DeviceKey): Promise<Prover> {
    const hash = await crypto.subtle.digest("SHA-256", UTF8.encode(token));
    return new Prover(id, event, await crypto.subtle.importKey("raw", hash, { name: "HMAC", hash: "SHA-256" }, false, ["sign"]));
  }

  text(text: string): Promise<string> {
    return this.sign(`rapport-hand-over-text-1\n${this.event}\n${text}`);
  }

  file(id: string, hash: string): Promise<string> {
    return this.sign(`rapport-hand-over-file-1\n${this.event}\n${id}\n${hash}`);
  }

  private async sign(proven: string): Promise<string> {
    return base64url(await crypto.subtle.sign("HMAC", this.secret, UTF8.encode(proven)));
  }
}
