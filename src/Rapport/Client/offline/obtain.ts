import type { Fetch } from "../lib/contact";
import { isRecord, parse } from "../lib/json";
import type { DeviceKey } from "./database";
import type { Keys } from "./keys";

/** Says that this browser has a key, to pages that would not open its database for nothing. */
const HAS_KEYS = "rapport:keys";

/** Asks the server for a key, where this device has none for this person here and they are signed in. Without one all goes on as before. */
export async function obtain(keys: Keys, event: string, author: string, store: Storage, fetch: Fetch = (address, init) => globalThis.fetch(address, init)): Promise<void> {
  if ((await keys.of(event, author)) !== null) return;
  const key = await ask(event, fetch);
  // Somebody else may have signed in on another tab: theirs is asked for when they write.
  if (key?.author !== author) return;
  await keys.keep(key);
  store.setItem(HAS_KEYS, "1");
}

async function ask(event: string, fetch: Fetch): Promise<DeviceKey | null> {
  try {
    const answer = await fetch(`/api/v1/events/${event}/device-key`, { method: "POST", headers: { Accept: "application/json" } });
    const told = answer.ok && !answer.redirected ? parse(await answer.text()) : null;
    return isRecord(told) && typeof told.key === "string" && typeof told.id === "string" && typeof told.person === "string"
      ? { event, author: told.person, id: told.id, token: told.key }
      : null;
  } catch {
    return null; // No network: it is asked for again when the page is opened, or the network is back.
  }
}
