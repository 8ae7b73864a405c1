/** What does not read as the protocol says: half a message, one with something behind it, a number without an end. */
export class Malformed extends Error {}

const utf8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

export class Writer {
  private out: number[] = [];

  // Not by shifting: that would cut a number off at 32 bits.
  number(value: number): this {
    if (!Number.isSafeInteger(value) || value < 0) throw new Malformed("A number is out of range.");
    for (; value >= 128; value = Math.floor(value / 128)) this.out.push((value % 128) | 128);
    this.out.push(value);
    return this;
  }

  bytes(value: Uint8Array): this {
    this.number(value.length);
    for (const byte of value) this.out.push(byte);
    return this;
  }

  text(value: string): this {
    return this.bytes(new TextEncoder().encode(value));
  }

  done(): Uint8Array<ArrayBuffer> {
    return Uint8Array.from(this.out);
  }
}

export class Reader {
  private at = 0;

  constructor(private given: Uint8Array) {}

  get isDone(): boolean {
    return this.at === this.given.length;
  }

  number(): number {
    for (let [value, factor] = [0, 1]; ; factor *= 128) {
      const byte = this.given[this.at++];
      if (byte === undefined) throw new Malformed("It was cut off.");
      value += (byte & 127) * factor;
      if (!Number.isSafeInteger(value) || factor > 2 ** 49) throw new Malformed("A number is out of range.");
      if (byte < 128) return value;
    }
  }

  bytes(): Uint8Array {
    const length = this.number();
    if (length > this.given.length - this.at) throw new Malformed("It was cut off.");
    // A copy: the whole frame would stay in memory for as long as a part of it is kept.
    return this.given.slice(this.at, (this.at += length));
  }

  text(): string {
    try {
      return utf8.decode(this.bytes());
    } catch {
      throw new Malformed("A text is not UTF-8.");
    }
  }

  end(): void {
    if (!this.isDone) throw new Malformed("Something stands behind the end.");
  }
}
