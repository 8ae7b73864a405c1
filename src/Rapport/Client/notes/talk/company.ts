import type { DeviceSays } from "./messages";
import type { Person, Refusal, Welcome } from "./said";

/** How a conversation ended. */
export type End =
  | { is: "closed"; again: number | null }
  /** To be begun once more at once: with other clients, or from the start. */
  | { is: "again" }
  | { is: "done" }
  | { is: "signedOut" }
  | { is: "refused"; refusal: Refusal };

/** What a conversation is held on. */
export interface Line {
  send(message: DeviceSays): void;
  end(end: End): void;
}

/** What conversations are about besides the document, and what one leaves for the next. */
export interface Company {
  author: string;
  /** Clients that have to be named besides this tab's: those of other tabs, and old ones whose words the server lost. */
  clients: Set<number>;
  /** What is here does not fit what the server has: asks for the whole state. */
  isTorn: boolean;
  /** The state of a server that lacks more than what waits here; null where it does not. */
  lacks: Uint8Array | null;
  /** Fills an empty document; null where there is no template, or no longer. */
  starter: { update: Uint8Array; isWanted: boolean } | null;
  /** What the others should know of this device. */
  presences(): [number, string][];
  presence(client: number, state: string): void;
  people(people: Person[]): void;
  /** The line is over: nobody knows where the others are. */
  apart(): void;
  changed(welcome: Welcome): void;
  /** Something else stands in the way, or no longer. */
  tell(): void;
}

/** Nobody's client: it holds the template that an empty document begins with. */
export const TEMPLATE_CLIENT = 1;
