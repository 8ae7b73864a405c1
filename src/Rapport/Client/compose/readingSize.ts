const EDGE = 1600;
const QUALITY = 0.82;
const SMALL = 400_000;
const READ_AS_THEY_ARE = ["image/jpeg", "image/webp"];
/** Nobody's photo waits longer than this before it is kept; it then goes without one. */
const LONGEST = 8_000;

let turn: Promise<unknown> = Promise.resolve();

/**
 * A photo as it is read on a page, upright and without metadata, to go before its original; null where the photo is
 * small enough to go as it is, or this browser cannot draw it. Then it goes alone.
 */
export async function readingOf(photo: Blob): Promise<Blob | null> {
  const late = new Promise<null>((resolve) => setTimeout(resolve, LONGEST, null));
  // One after another: a dozen large photos at once would be more than a phone's memory holds.
  const reading = turn.then(() => drawn(photo)).catch(() => null);
  turn = reading;
  return Promise.race([late, reading]);
}

async function drawn(photo: Blob): Promise<Blob | null> {
  const picture = await createImageBitmap(photo, { imageOrientation: "from-image" });
  try {
    const longer = Math.max(picture.width, picture.height);
    if (photo.size <= SMALL && longer <= EDGE && READ_AS_THEY_ARE.includes(photo.type)) return null;
    const scale = Math.min(1, EDGE / longer);
    const canvas = new OffscreenCanvas(Math.max(1, Math.round(picture.width * scale)), Math.max(1, Math.round(picture.height * scale)));
    const paper = canvas.getContext("2d");
    if (!paper) return null;
    paper.fillStyle = "white"; // JPEG knows no transparency.
    paper.fillRect(0, 0, canvas.width, canvas.height);
    paper.drawImage(picture, 0, 0, canvas.width, canvas.height);
    const reading = await canvas.convertToBlob({ type: "image/jpeg", quality: QUALITY });
    const helps = reading.type === "image/jpeg" && (reading.size < photo.size || !photo.type.startsWith("image/") || /hei[cf]|avif/.test(photo.type));
    return helps ? reading : null;
  } finally {
    picture.close();
  }
}
