import { timeOfDay } from "../lib/words";
import { eventZone } from "../lib/zone";
import type { Item } from "../offline/item";
import type { Shown } from "../offline/outward";
import type { Way } from "../offline/way";

/** The state of an item in words; one that speaks says what is in the way. */
export function stateWords({ state }: Item, way: Way | undefined, speaks: boolean, trouble: string | null): string {
  if (state.is === "here") return `on the server at ${timeOfDay(new Date(state.at), eventZone())}${state.competing ? ". Somebody changed it meanwhile: both texts are kept" : ""}`;
  if (state.is === "refused") return `refused: ${state.sentence}`;
  if (way) return way.part === null ? "sending" : `sending ${Math.floor(way.part)} %`;
  const why = trouble ?? state.sentence;
  return why === null || !speaks ? "on this device" : `on this device. ${why}`;
}

/** What is still here of something that is shown on the server. */
export function behind({ state, file }: Item, follows: Shown["follows"]): string {
  const refused = state.is === "here" && file !== null ? follows?.get(file) : undefined;
  if (refused === undefined) return "";
  return refused === null ? ", the original follows" : `. Its original is kept here: ${refused}`;
}

export function isCompeting({ state }: Item): boolean {
  return state.is === "here" && state.competing === true;
}
