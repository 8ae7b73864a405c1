import { Upload, type HttpResponse, type HttpStack } from "tus-js-client";
import { CONTRACT, CONTRACT_HEADER } from "../lib/contract";
import type { Answer } from "./answer";
import { isOurs, judge } from "./uploadAnswer";

/** A part of a file for the server: a picture of reading size that goes first, the original that follows it, or all there is. */
export interface Sent {
  id: string;
  event: string;
  author: string;
  blob: Blob;
  part?: "reading" | "original";
}

/** What a sender other than this page's own brings: how it says who it is, and how its requests travel. */
interface Means {
  headers?: Record<string, string>;
  stack?: HttpStack;
  /** More about the file than what is always said. */
  metadata?: Record<string, string>;
  /** Gives it up where it is. */
  signal?: AbortSignal;
}

const DOOR = "/api/v1/uploads";
/** A line that says nothing for so long is dead, though nobody closed it. */
const SILENCE = 60_000;
const PIECE = 1 << 20; // Proxies that hold a request back until it is whole would lose more of a broken one.

// Asked for its offset only when a try failed: most photos need no question, and go with the beginning of their upload.
const tried = new Set<string>();

/** By tus 1.0: under an id of its own, so never twice, and from where it broke off. */
export function send(file: Sent, progress: (part: number) => void, { headers = {}, stack, metadata = {}, signal }: Means = {}): Promise<Answer> {
  const address = `${DOOR}/${file.id}${file.part === "original" ? "/original" : ""}`;
  return new Promise((answer) => {
    let last: HttpResponse | null = null;
    let silence: ReturnType<typeof setTimeout> | undefined;
    const resolve = (said: Answer): void => {
      clearTimeout(silence);
      signal?.removeEventListener("abort", giveUp); // It outlives the file, and would hold on to it.
      answer(said);
    };
    const giveUp = (): void => {
      void upload.abort().catch(() => undefined);
      resolve(judge(null));
    };
    const hears = (): void => {
      clearTimeout(silence);
      silence = setTimeout(giveUp, SILENCE);
    };
    const upload = new Upload(file.blob as File, {
      endpoint: DOOR,
      uploadUrl: tried.has(address) ? address : null,
      metadata: { ...metadataOf(file), ...metadata },
      headers: { ...headers, [CONTRACT_HEADER]: CONTRACT },
      chunkSize: PIECE,
      retryDelays: null,
      storeFingerprintForResuming: false,
      fingerprint: async () => "",
      fileReader: { openFile: async (blob: Blob) => sourceOf(blob) },
      uploadDataDuringCreation: true,
      ...(stack ? { httpStack: stack } : {}),
      onBeforeRequest: () => {
        last = null;
        hears();
      },
      onAfterResponse: (_request, response) => {
        last = response;
        hears();
        if (response.getStatus() < 300 && !isOurs(response)) throw new Error("Another answered in the server's place.");
      },
      onProgress: (gone, all) => {
        hears();
        progress(all > 0 ? (100 * gone) / all : 0);
      },
      onSuccess: () => {
        tried.delete(address);
        resolve({ state: "here", at: new Date() });
      },
      onError: () => resolve(judge(last)),
    });
    tried.add(address);
    signal?.addEventListener("abort", giveUp);
    upload.start();
    if (signal?.aborted) giveUp();
  });
}

function metadataOf({ id, event, author, blob, part }: Sent): Record<string, string> {
  return { id, event, author, filetype: blob.type || "application/octet-stream", ...(part ? { part } : {}) };
}

// The same in a browser and elsewhere; the library's own is different in each.
function sourceOf(blob: Blob): { size: number; slice(start: number, end: number): Promise<{ value: Blob; done: boolean }>; close(): void } {
  const slice = async (start: number, end: number): Promise<{ value: Blob; done: boolean }> => ({ value: blob.slice(start, end), done: end >= blob.size });
  return { size: blob.size, slice, close: () => undefined };
}
