import { timed } from "../lib/contact";
import type { Batch } from "./change";
import type { Means } from "./follow";

export const BEAT = 2_000;
export const PATIENCE = 5_000;

export interface Locks {
  request(name: string, options: { signal?: AbortSignal; steal?: boolean }, held: () => Promise<void>): Promise<unknown>;
}

export interface Channel {
  postMessage(message: Said): void;
  onmessage: ((event: MessageEvent<Said>) => void) | null;
  close(): void;
}

// `from` lets a tab see that it missed something: it then asks for itself, from its own number.
export type Said =
  | { said: "batch"; from: number; batch: Batch }
  | { said: "beat"; upTo: number }
  | { said: "reset" };

/** What a tab needs of its browser to share a line. */
export interface Surroundings extends Means {
  locks: Locks | null;
  channel: Channel;
  visible(): boolean;
  onVisibility(act: () => void): void;
}

export function surroundingsFor(address: string): Surroundings {
  return {
    fetch: timed((target, init) => fetch(target, init)),
    random: Math.random,
    locks: navigator.locks ?? null,
    channel: new BroadcastChannel(`live:${address}`),
    visible: () => document.visibilityState === "visible",
    onVisibility: (act) => document.addEventListener("visibilitychange", act),
  };
}
