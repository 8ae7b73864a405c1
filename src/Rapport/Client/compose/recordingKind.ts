/** What is asked of the device for a kind of entry, and how long it may go on. */
export interface RecordingKind {
  limit: number;
  /** From here on it says how much is left. */
  warns: number;
  wants: MediaStreamConstraints;
  types: readonly string[];
  rates: MediaRecorderOptions & { videoKeyFrameIntervalDuration?: number };
}

const MINUTE = 60_000;

// What most devices play comes first: not every browser that records WebM also plays it.
export const KINDS: Readonly<Record<string, RecordingKind>> = {
  audio: {
    limit: 60 * MINUTE,
    warns: 55 * MINUTE,
    wants: { audio: true },
    types: ["audio/mp4;codecs=mp4a.40.2", "audio/mp4", "audio/webm;codecs=opus", "audio/webm"],
    rates: { audioBitsPerSecond: 96_000 },
  },
  video: {
    limit: 3 * MINUTE,
    warns: 0,
    wants: { audio: true, video: { width: { ideal: 1280 }, height: { ideal: 720 }, facingMode: { ideal: "environment" } } },
    types: ["video/mp4;codecs=avc1.42E01F,mp4a.40.2", "video/mp4;codecs=avc1.42E01F,opus", "video/mp4", "video/webm;codecs=vp9,opus", "video/webm;codecs=vp8,opus", "video/webm"],
    // An MP4 is written from one whole picture to the next: without one each second, a killed tab would lose more.
    rates: { videoBitsPerSecond: 2_500_000, audioBitsPerSecond: 96_000, videoKeyFrameIntervalDuration: 1000 },
  },
};

/** What files are that somebody shares or chooses: pictures, as long as they do not say otherwise. */
export function kindOf(files: File[]): string {
  return Object.keys(KINDS).find((kind) => files[0]?.type.startsWith(`${kind}/`)) ?? "photo";
}

export function typeFor(kind: RecordingKind, supports: (type: string) => boolean): string | undefined {
  return kind.types.find(supports);
}

/** One sentence for what was in the way. */
export function refusal(error: unknown): string {
  const name = error instanceof Error ? error.name : "";
  if (name === "NotAllowedError") return "The microphone or the camera is not allowed here. Allow it in the browser's settings for this site, or choose a file.";
  if (name === "NotFoundError") return "This device has no microphone or camera that can be used. Choose a file instead.";
  return "This browser could not begin to record. Choose a file instead.";
}
