import { afterEach, expect, test, vi } from "vitest";
import { pick } from "./picked";
import { readingOf } from "./readingSize";

const NOW = Date.UTC(2026, 10, 24, 12);
const sizes: [number, number][] = [];

/** A browser that draws: every picture has this size, and what it is drawn as has so many bytes. */
function draws(width: number, height: number, bytes = 10): void {
  vi.stubGlobal("createImageBitmap", async () => ({ width, height, close: () => undefined }));
  vi.stubGlobal("OffscreenCanvas", class {
    constructor(readonly width: number, readonly height: number) {
      sizes.push([width, height]);
    }
    getContext = (): object => ({ fillRect: () => undefined, drawImage: () => undefined });
    convertToBlob = async ({ type }: { type: string }): Promise<Blob> => new Blob([new Uint8Array(bytes)], { type });
  });
}

const photo = (bytes: number, type = "image/jpeg", lastModified = NOW - 5000): File => new File([new Uint8Array(bytes)], "a.jpg", { type, lastModified });

afterEach(() => {
  sizes.length = 0;
  vi.unstubAllGlobals();
});

test("a large photo is drawn at reading size, by its longer edge", async () => {
  draws(3000, 4000);
  expect((await readingOf(photo(3_000_000)))?.type).toBe("image/jpeg");
  expect(sizes).toEqual([[1200, 1600]]);
});

test("a photo that is small already goes as it is", async () => {
  draws(1200, 1600);
  expect(await readingOf(photo(300_000))).toBeNull();
  expect(await readingOf(photo(500_000))).not.toBeNull();
});

test("what only this browser can draw is drawn for the others", async () => {
  draws(800, 600, 400_000);
  expect(await readingOf(photo(300_000, "image/heic"))).not.toBeNull();
});

test("a photo that cannot be drawn, or not made smaller, goes alone", async () => {
  expect(await readingOf(photo(3_000_000))).toBeNull();
  draws(3000, 4000, 4_000_000);
  expect(await readingOf(photo(3_000_000))).toBeNull();
});

test("a photo of the gallery has its own time, one of the camera is of now, and none is of the future", async () => {
  const taken = async (lastModified: number, fresh: boolean): Promise<Date | null> => (await pick(photo(10, "image/png", lastModified), fresh, NOW)).taken;
  expect(await taken(NOW - 5000, false)).toEqual(new Date(NOW - 5000));
  expect([await taken(NOW - 5000, true), await taken(NOW + 60_000, false), await taken(0, false)]).toEqual([null, null, null]);
});
