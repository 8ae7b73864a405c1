import { changedOf, refusalOf, welcomeOf, type Changed, type Refusal, type Welcome } from "./said";
import { Malformed, Reader, Writer } from "./wire";

/** docs/protocol/notes.md describes all of it. */
export type DeviceSays =
  | { is: "open"; generation: number; after: number; clients: number[]; author: string }
  | { is: "update"; token: number; update: Uint8Array }
  | { is: "presence"; client: number; state: string };

export type ServerSays =
  | { is: "welcome"; welcome: Welcome }
  | { is: "state"; number: number; update: Uint8Array }
  | { is: "update"; number: number; update: Uint8Array }
  | { is: "kept"; token: number; number: number }
  | { is: "resend"; token: number; stateVector: Uint8Array }
  | { is: "refused"; token: number; refusal: Refusal }
  | { is: "presence"; client: number; state: string }
  | { is: "changed"; changed: Changed };

export const SUBPROTOCOL = "rapport-note-1";
const TOGETHER = 24;

export function writeDevice(said: DeviceSays): Uint8Array<ArrayBuffer> {
  const out = new Writer();
  switch (said.is) {
    case "open":
      out.number(1).number(said.generation).number(said.after).number(said.clients.length);
      for (const client of said.clients) out.number(client);
      return out.text(said.author).done();
    case "update":
      return out.number(2).number(said.token).bytes(said.update).done();
    case "presence":
      return out.number(3).number(said.client).text(said.state).done();
  }
}

export function readServer(message: Uint8Array): ServerSays {
  return whole(message, (from) => serverSays(from.number(), from));
}

function serverSays(kind: number, from: Reader): ServerSays {
  switch (kind) {
    case 16:
      return { is: "welcome", welcome: welcomeOf(from.text()) };
    case 17:
      return { is: "state", number: from.number(), update: from.bytes() };
    case 18:
      return { is: "update", number: from.number(), update: from.bytes() };
    case 19:
      return { is: "kept", token: from.number(), number: from.number() };
    case 20:
      return { is: "resend", token: from.number(), stateVector: from.bytes() };
    case 21:
      return { is: "refused", token: from.number(), refusal: refusalOf(from.text()) };
    case 22:
      return { is: "presence", client: from.number(), state: from.text() };
    case 23:
      return { is: "changed", changed: changedOf(from.text()) };
    default:
      throw new Malformed("There is no such message.");
  }
}

/** Messages one after the other, each after its length, as they travel over HTTP. */
export function join(messages: Uint8Array[]): Uint8Array<ArrayBuffer> {
  const out = new Writer();
  for (const message of messages) out.bytes(message);
  return out.done();
}

/** What came in one frame of a WebSocket: one message, or several. */
export function readFrame(frame: Uint8Array): ServerSays[] {
  return frame[0] === TOGETHER ? split(frame.subarray(1)).map(readServer) : [readServer(frame)];
}

export function split(body: Uint8Array): Uint8Array[] {
  const [from, messages]: [Reader, Uint8Array[]] = [new Reader(body), []];
  while (!from.isDone) messages.push(from.bytes());
  return messages;
}

export function whole<T>(message: Uint8Array, read: (from: Reader) => T): T {
  const from = new Reader(message);
  const said = read(from);
  from.end();
  return said;
}
