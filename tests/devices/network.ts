import type { Fetch } from "../../src/Rapport/Client/lib/contact";
import type { Life } from "./life";

export interface Connection {
  address: string;
  /** Who the server takes the browser for; null when signed out. */
  cookie: string | null;
}

/** What a page's own fetch is: from our pages, with the cookie of the moment, and over when the page is. */
export function fetchOf(connection: Connection, life: Life): Fetch {
  return (address, init) => {
    const headers = new Headers(init.headers);
    headers.set("Sec-Fetch-Site", "same-origin");
    if (connection.cookie) headers.set("Cookie", connection.cookie);
    const signal = init.signal ? AbortSignal.any([init.signal, life.signal]) : life.signal;
    return fetch(new URL(address, connection.address), { ...init, headers, signal });
  };
}
