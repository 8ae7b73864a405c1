// EXIF 2.32 (CIPA DC-008) in TIFF 6.0: a JPEG's APP1 segment holds "Exif", two zeros, and a TIFF whose first directory
// points to one with the time of the exposure.
const START_OF_IMAGE = 0xffd8;
const APP1 = 0xffe1;
const START_OF_SCAN = 0xffda;
const EXIF = [0x45, 0x78, 0x69, 0x66, 0, 0];
const EXIF_DIRECTORY = 0x8769;
const DATE_TIME_ORIGINAL = 0x9003;
const OFFSET_TIME_ORIGINAL = 0x9011;
const ENTRY_LENGTH = 12;
const TIME = /^(\d{4}):(\d\d):(\d\d) (\d\d):(\d\d):(\d\d)/;
const OFFSET = /^[+-](0\d|1[0-4]):[0-5]\d/;

/** When a photo was taken, by its own word; null where it has none. Without an offset the time is of the zone where the device is. */
export function timeTaken(bytes: ArrayBuffer): Date | null {
  try {
    const tiff = exifIn(new DataView(bytes));
    return tiff ? timeIn(tiff) : null;
  } catch (damaged) {
    if (damaged instanceof RangeError) return null; // It points outside of itself.
    throw damaged;
  }
}

function exifIn(jpeg: DataView): DataView | null {
  if (jpeg.byteLength < 4 || jpeg.getUint16(0) !== START_OF_IMAGE) return null;
  for (let at = 2; at + 4 <= jpeg.byteLength; ) {
    const [marker, length] = [jpeg.getUint16(at), jpeg.getUint16(at + 2)];
    if (marker === START_OF_SCAN || marker < 0xff00 || length < 2) return null;
    if (marker === APP1 && EXIF.every((byte, place) => jpeg.getUint8(at + 4 + place) === byte)) {
      const start = jpeg.byteOffset + at + 4 + EXIF.length;
      return new DataView(jpeg.buffer, start, Math.min(length - 2 - EXIF.length, jpeg.buffer.byteLength - start));
    }
    at += 2 + length;
  }
  return null;
}

function timeIn(tiff: DataView): Date | null {
  const little = tiff.getUint16(0) === 0x4949;
  const pointer = entryIn(tiff, tiff.getUint32(4, little), EXIF_DIRECTORY, little);
  if (pointer === null) return null;
  const directory = tiff.getUint32(pointer + 8, little);
  const wall = TIME.exec(textOf(tiff, entryIn(tiff, directory, DATE_TIME_ORIGINAL, little), little))?.slice(1).map(Number);
  if (!wall) return null;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = wall;
  const offset = OFFSET.exec(textOf(tiff, entryIn(tiff, directory, OFFSET_TIME_ORIGINAL, little), little))?.[0];
  const utc = new Date(Date.UTC(year, month - 1, day, hour, minute, second));
  if (utc.getUTCMonth() !== month - 1 || utc.getUTCDate() !== day || hour > 23) return null;
  return offset ? new Date(utc.getTime() - minutesOf(offset) * 60_000) : new Date(year, month - 1, day, hour, minute, second);
}

/** Where an entry of a directory stands; null where it has none. */
function entryIn(tiff: DataView, directory: number, tag: number, little: boolean): number | null {
  const count = tiff.getUint16(directory, little);
  for (let place = 0; place < count; place++) {
    const at = directory + 2 + place * ENTRY_LENGTH;
    if (tiff.getUint16(at, little) === tag) return at;
  }
  return null;
}

// Four bytes or less stand in the entry itself, more where it points to.
function textOf(tiff: DataView, entry: number | null, little: boolean): string {
  if (entry === null) return "";
  const length = Math.min(tiff.getUint32(entry + 4, little), 40);
  const at = length <= 4 ? entry + 8 : tiff.getUint32(entry + 8, little);
  return Array.from({ length }, (_, place) => String.fromCharCode(tiff.getUint8(at + place))).join("");
}

function minutesOf(offset: string): number {
  const minutes = Number(offset.slice(1, 3)) * 60 + Number(offset.slice(4, 6));
  return offset.startsWith("-") ? -minutes : minutes;
}
