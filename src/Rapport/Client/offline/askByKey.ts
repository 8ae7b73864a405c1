import { authorization } from "../sending/post";
import type { Database } from "./database";
import { byEither } from "./inTheirName";
import { IndexedKeys } from "./keys";

type Ask = (address: string) => Promise<Response>;

const LONGEST = 30_000;
const OF_EVENT = /^\/api\/v1\/events\/([^/]+)\/snapshot$/;

/** Asks for what an event looks like by the log-in, and where that has run out by this device's key. */
export function askByKey(db: Database | null, author: () => string | undefined, ask: (address: string, init?: RequestInit) => Promise<Response> = (address, init) => fetch(address, { ...init, signal: AbortSignal.timeout(LONGEST) })): Ask {
  return async (address) => {
    const [event, who] = [OF_EVENT.exec(address)?.[1], author()];
    const key = db && event && who ? await new IndexedKeys(db).of(event, who).catch(() => null) : null;
    return byEither(key, false, (token) => ask(address, { headers: authorization(token) }), ({ status }) => status === 401);
  };
}
