import type { Paper } from "../keep/paper";
import type { Company, End } from "./company";
import { readFrame, SUBPROTOCOL, writeDevice } from "./messages";
import type { Patience } from "./patience";
import { Talk } from "./talk";

/** What is needed of a WebSocket; tests bring their own. */
export type Socket = Pick<WebSocket, "binaryType" | "onopen" | "onmessage" | "onclose" | "send" | "close">;
export type OpenSocket = (address: string, subprotocol: string) => Socket;
/** One conversation, from its beginning to its end. */
export interface Running {
  talk: Talk;
  ended: Promise<End>;
  end(end: End): void;
}

/** A conversation over a WebSocket. It cannot say whose it is but by the sign-in cookie. */
export function overSocket(address: string, open: OpenSocket, paper: Paper, company: Company, patience: Patience): Running {
  const socket = open(address, SUBPROTOCOL);
  socket.binaryType = "arraybuffer";
  let [heard, over, work] = [Date.now(), false, Promise.resolve()];
  let resolve: (end: End) => void = () => undefined;
  const ended = new Promise<End>((settle) => (resolve = settle));
  const end = (how: End): void => {
    if (over) return;
    over = talk.sending.isClosed = true;
    clearInterval(watch);
    socket.close();
    resolve(how);
  };
  const talk = new Talk(paper, company, { send: (message) => over || socket.send(writeDevice(message)), end });
  // Whatever goes wrong with what was heard: it is no conversation any more, and the next begins with what is kept here.
  const then = (act: () => Promise<void>): void => {
    work = work.then(() => (over ? undefined : act())).catch(() => end({ is: "closed", again: null }));
  };
  const tired = (): void => {
    const silence = Date.now() - heard;
    if (silence > (talk.welcome ? patience.answer : patience.welcome) && talk.awaits) end({ is: "closed", again: null });
    else if (silence > patience.silence && !talk.awaits) talk.sending.probe();
  };
  const watch = setInterval(tired, Math.min(1000, patience.welcome / 4));
  socket.onopen = () => then(() => talk.begin());
  socket.onmessage = ({ data }: MessageEvent<unknown>) => {
    heard = Date.now();
    then(async () => {
      for (const said of readFrame(new Uint8Array(data as ArrayBuffer))) if (!over) await talk.hear(said);
    });
  };
  socket.onclose = () => then(async () => end({ is: "closed", again: null }));
  return { talk, ended, end };
}
