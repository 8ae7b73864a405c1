import type { Whose } from "../keep/noteStore";
import type { Paper } from "../keep/paper";
import type { Company, End } from "./company";
import { askByLetter, type Exchanger } from "./letter";
import { join, readServer, split, writeDevice, type DeviceSays } from "./messages";
import { Talk } from "./talk";

/** A whole conversation in one request and its answer. */
export async function overHttp(whose: Whose, means: Exchanger, paper: Paper, company: Company): Promise<{ talk: Talk; end: End }> {
  const said: DeviceSays[] = [];
  const ends: End[] = [];
  const talk = new Talk(paper, company, { send: (message) => said.push(message), end: (end) => ends.push(end) }, true);
  await talk.begin();
  // What comes to be said from here on would not be in the letter.
  talk.sending.isClosed = true;
  const answer = ends.length > 0 ? null : await askByLetter(whose, means, join(said.map(writeDevice)));
  if (answer instanceof Uint8Array) {
    try {
      for (const message of split(answer)) if (ends.length === 0) await talk.hear(readServer(message));
    } catch {
      ends.push({ is: "closed", again: null });
    }
  } else if (answer) ends.push(answer);
  return { talk, end: ends[0] ?? (talk.isCaughtUp ? { is: "done" } : { is: "closed", again: null }) };
}
