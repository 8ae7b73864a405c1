import type { Patience } from "./patience";

/** WebSockets that failed before a welcome, after which they count as blocked. */
const TRIES = 2;

/** Whether WebSockets get through from here. */
export class Sockets {
  private failures = 0;
  private blockedUntil = 0;
  private havePassed = false;

  constructor(private patience: Patience) {}

  get areBlocked(): boolean {
    return Date.now() < this.blockedUntil;
  }

  passed(): void {
    [this.failures, this.havePassed] = [0, true];
  }

  /** It may as well have been the network; where one has passed before it most likely was, and the next is tried sooner. */
  failed(): void {
    if (++this.failures < TRIES) return;
    const { soon, blocked } = this.patience;
    [this.failures, this.blockedUntil] = [0, Date.now() + (this.havePassed ? soon : blocked)];
  }

  tryAgain(): void {
    this.blockedUntil = 0;
  }
}
