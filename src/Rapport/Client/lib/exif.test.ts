import { expect, test } from "vitest";
import { timeTaken } from "./exif";

/** A JPEG with nothing but the time, as EXIF 2.32 has it written. */
function jpeg(time: string, offset: string | null, little: boolean, before: number[] = []): ArrayBuffer {
  const tiff = new DataView(new ArrayBuffer(120));
  tiff.setUint16(0, little ? 0x4949 : 0x4d4d);
  tiff.setUint16(2, 42, little);
  tiff.setUint32(4, 8, little);
  directory(tiff, 8, [[0x8769, 4, 1, 26]], little);
  directory(tiff, 26, [[0x9003, 2, 20, 60], ...(offset ? [[0x9011, 2, 7, 90] as Entry] : [])], little);
  write(tiff, 60, `${time}\0`);
  write(tiff, 90, `${offset ?? ""}\0`);
  const length = tiff.byteLength + 8;
  return new Uint8Array([0xff, 0xd8, ...before, 0xff, 0xe1, length >> 8, length & 255, 0x45, 0x78, 0x69, 0x66, 0, 0, ...new Uint8Array(tiff.buffer), 0xff, 0xda]).buffer;
}

type Entry = [tag: number, type: number, count: number, value: number];

function directory(tiff: DataView, at: number, entries: Entry[], little: boolean): void {
  tiff.setUint16(at, entries.length, little);
  entries.forEach(([tag, type, count, value], place) => {
    const entry = at + 2 + place * 12;
    tiff.setUint16(entry, tag, little);
    tiff.setUint16(entry + 2, type, little);
    tiff.setUint32(entry + 4, count, little);
    tiff.setUint32(entry + 8, value, little);
  });
}

function write(tiff: DataView, at: number, text: string): void {
  [...text].forEach((letter, place) => tiff.setUint8(at + place, letter.charCodeAt(0)));
}

test.each([true, false])("a photo says when it was taken, in either order of bytes (little %s)", (little) => {
  expect(timeTaken(jpeg("2026:11:24 11:42:03", "+01:00", little))?.toISOString()).toBe("2026-11-24T10:42:03.000Z");
  expect(timeTaken(jpeg("2026:11:24 11:42:03", "-03:30", little))?.toISOString()).toBe("2026-11-24T15:12:03.000Z");
});

test("without an offset the time is the device's own", () => {
  expect(timeTaken(jpeg("2026:11:24 11:42:03", null, true))).toEqual(new Date(2026, 10, 24, 11, 42, 3));
});

test("other segments may come first", () => {
  expect(timeTaken(jpeg("2026:11:24 11:42:03", "+00:00", false, [0xff, 0xe0, 0, 4, 1, 2, 0xff, 0xe1, 0, 4, 1, 2]))?.toISOString()).toBe("2026-11-24T11:42:03.000Z");
});

test.each(["0000:00:00 00:00:00", "    :  :     :  :  ", "2026:13:24 11:42:03", "2026:02:30 11:42:03", "2026:11:24 27:42:03", "yesterday"])("%s is no time", (time) => {
  expect(timeTaken(jpeg(time, null, true))).toBeNull();
});

test("cut anywhere, or damaged in any byte, it gives a time or none", () => {
  const whole = new Uint8Array(jpeg("2026:11:24 11:42:03", "+01:00", true));
  for (let at = 0; at < whole.length; at++) {
    timeTaken(whole.slice(0, at).buffer);
    for (const damage of [0, 0x7f, 0xff]) {
      const damaged = whole.slice();
      damaged[at] = damage;
      timeTaken(damaged.buffer);
    }
  }
  expect(timeTaken(new ArrayBuffer(0))).toBeNull();
});
