import { CONTRACT_HEADER } from "../lib/contract";

export const SHELL = "/offline/capture";

/** How long a page may take to begin; after that, what this device keeps is worth more. */
const PATIENCE = 4_000;

/** Whether this device goes on for whoever had the page open last, though their log-in has run out. */
type GoesOn = (address: string) => Promise<boolean>;

/** The page from the server where that can be had soon; else the shell, which this device fills itself. */
export async function navigation(request: Request, goesOn: GoesOn): Promise<Response> {
  if (!navigator.onLine) return (await shell()) ?? fetch(request);
  const asked = fetch(request);
  const first = await Promise.race([asked.catch(() => null), later(PATIENCE)]);
  // A page that asks to sign in would stand in the way of somebody who is writing: the shell says so, and goes on.
  if (first?.type === "opaqueredirect" && (await goesOn(new URL(request.url).pathname.replace(/\/capture$/, "")))) return (await shell()) ?? first;
  if (first && isOurs(first)) return first;
  return (await shell()) ?? first ?? asked;
}

// A network that wants one to log in answers in the server's place, and a server that is starting answers with an error.
function isOurs(answer: Response): boolean {
  return answer.type === "opaqueredirect" || (answer.status < 500 && answer.headers.has(CONTRACT_HEADER));
}

async function shell(): Promise<Response | undefined> {
  return caches.match(SHELL);
}

function later(milliseconds: number): Promise<null> {
  return new Promise((resolve) => setTimeout(() => resolve(null), milliseconds));
}
