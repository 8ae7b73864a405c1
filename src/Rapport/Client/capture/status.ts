import { all, one } from "../lib/find";
import { make } from "../lib/make";
import type { Missed } from "./shelf";

/** "back" is said where the page still is the one that this device made. */
type Line = "there" | "back" | Missed;

const MISSED: Record<Missed, string> = {
  away: "No connection to the server. Write on: it is kept on this device and sent by itself.",
  busy: "The server could not answer just now. Write on: it is kept on this device and sent by itself.",
  out: "You are not signed in any more. What you write is kept on this device.",
  off: "You are not on this event’s team any more. What you write is kept on this device.",
};

/** Says at the head of the page how things stand with the network, the log-in and this device's storage; silent when all is well. */
export class Status {
  private place = one("[data-network]");
  private line: Line = "there";
  private kept = "";
  private device: string[] = [];

  network(line: Line, age: string): void {
    [this.line, this.kept] = [line, age];
    this.show();
  }

  /** What this device itself cannot do. */
  says(sentences: string[]): void {
    this.device = sentences;
    this.show();
  }

  private show(): void {
    if (!this.place) return;
    const words = [...this.device, ...this.words()].join(" ");
    this.place.hidden = words === "";
    if (this.place.textContent?.startsWith(words) !== true || words === "") this.place.replaceChildren(words);
    if (this.line === "back" && !one("a", this.place)) this.place.append(" ", make("a", "Show the whole page", { href: location.href }));
    for (const part of all("[data-age]")) part.textContent = this.line in MISSED ? this.kept : "";
  }

  private words(): string[] {
    if (this.line === "there") return [];
    if (this.line === "back") return ["The connection is back."];
    return [MISSED[this.line], this.kept];
  }
}
