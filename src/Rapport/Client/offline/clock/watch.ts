import { onContact, readNow } from "../../lib/contact";
import { uuid7 } from "../../lib/uuid7";
import { Clock } from "./clock";
import type { ClockStore } from "./clockStore";
import type { Offset } from "./run";

interface Measured {
  offset: Offset;
  /** The wall clock of all tabs, at that moment: who hears it later must not take it for now. */
  wall: number;
}

/** Watches the clock as long as the page is open; what one tab learns of it, all know. */
export function watchClock(store: ClockStore): Clock {
  const clock = new Clock(readNow, store, uuid7());
  const tabs = new BroadcastChannel("clock");
  onContact((contact) => {
    if (clock.met(contact) && clock.offset) tabs.postMessage({ offset: clock.offset, wall: Date.now() } satisfies Measured);
  });
  tabs.onmessage = ({ data: { offset, wall } }: MessageEvent<Measured>) => clock.heard(offset, wall);
  setInterval(() => clock.look(), 1_000);
  document.addEventListener("visibilitychange", () => clock.look());
  return clock;
}
