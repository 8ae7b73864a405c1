export type Fetch = (address: string, init: RequestInit) => Promise<Response>;

/** What the device's two clocks said at one moment: the one on the wall, and the one that only ever runs on. */
export interface Reading {
  wall: number;
  steady: number;
}

/** The server said its time in the answer to something that was asked between two readings. */
export interface Contact {
  sent: Reading;
  answered: Reading;
  server: number;
}

const hearers: ((contact: Contact) => void)[] = [];
let last: Contact | null = null;

/** The same, and whatever time the server tells in passing is made known. */
export function timed(fetch: Fetch, read: () => Reading = readNow): Fetch {
  return async (address, init) => {
    const sent = read();
    const answer = await fetch(address, init);
    const server = Date.parse(answer.headers.get("server-time") ?? "");
    if (Number.isNaN(server)) return answer;
    last = { sent, answered: read(), server };
    for (const hear of hearers) hear(last);
    return answer;
  };
}

/** Hears of each contact from now on, and of the last one before. */
export function onContact(hear: (contact: Contact) => void): void {
  hearers.push(hear);
  if (last) hear(last);
}

export function readNow(): Reading {
  return { wall: Date.now(), steady: performance.now() };
}
