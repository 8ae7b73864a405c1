import type { Trouble } from "../keep/safekeeping";
import type { LinkState } from "../talk/linkState";
import { sentenceFor } from "../talk/refusals";

export interface Standing {
  /** Changes that the server has not said it has. */
  waiting: number;
  /** Of those, what is not even on this device. */
  unwritten: number;
  trouble: Trouble;
  link: LinkState;
  /** The browser says that there is no network. */
  isOffline: boolean;
}

export interface Said {
  words: string;
  /** "busy" passes by itself and is told to nobody who only listens. */
  tone: "saved" | "busy" | "waiting" | "trouble";
  /** It says that the server has all. */
  isAll?: true;
}

/** As soon as a document is so full, it is said. */
const NEARLY = 0.9;

/** The state in words. "All saved" stands there only while nothing waits and the conversation covers all. */
export function savedWords(now: Standing): Said {
  const { waiting, unwritten, trouble, link } = now;
  const held = `${waiting === 1 ? "1 change" : `${waiting} changes`} waiting`;
  if (trouble === "unread") return { words: "This device cannot read what it keeps. Load the page again; nothing on the server is lost.", tone: "trouble" };
  if (trouble !== null && waiting > 0) return { words: `${notKept(trouble)} Stay on this page until all is sent: ${held}.`, tone: "trouble" };
  if (link.refusal && waiting > 0) return { words: `${sentenceFor(link.refusal)} ${kept(held)}`, tone: "trouble" };
  if (link.line === "signedOut") return { words: `You have been signed out. ${waiting > 0 ? kept(held) : ""} Sign in on another tab, then come back here.`.replace("  ", " "), tone: "trouble" };
  if (link.refusal) return { words: sentenceFor(link.refusal), tone: "trouble" };
  if (waiting > 0 && link.line === "open" && !now.isOffline) return { words: "Saving…", tone: "busy" };
  if (waiting > 0) return { words: unwritten > 0 ? "Saving on this device…" : kept(held), tone: unwritten > 0 ? "busy" : "waiting" };
  if (link.line === "opening") return { words: "Looking for the server…", tone: "busy" };
  if (link.line === "closed" || now.isOffline) return { words: "No connection. What you wrote is on the server; what others write comes when it is back.", tone: "waiting", isAll: true };
  return { words: `All saved on the server.${more(now)}`, tone: "saved", isAll: true };
}

function kept(held: string): string {
  return `Kept on this device, ${held}.`;
}

function notKept(trouble: Trouble): string {
  return trouble === "full" ? "Not kept: this device’s storage is full." : "Not kept: this browser keeps nothing (a private window?).";
}

function more({ link, trouble }: Standing): string {
  if (link.isLocked) return " This note is locked.";
  if (!link.mayWrite) return " You may read it.";
  if (trouble === "nothing") return " This browser keeps nothing: stay on the page while you write.";
  return link.full >= NEARLY ? ` This note is ${Math.floor(link.full * 100)} % full.` : "";
}
