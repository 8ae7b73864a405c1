/** What became of something sent. "waiting" may be sent again as it is; "refused" may not. */
export type Answer =
  | { state: "here"; at: Date; held?: boolean; competing?: boolean }
  /** Signed out, in the server's own words: neither this nor anything else goes until whoever sends is known again. */
  | { state: "waiting"; sentence: string; again: number | null; signedOut?: true }
  /** The code tells what may be otherwise one day, such as an event that was sealed too early. */
  | { state: "refused"; sentence: string; code?: string };

/**
 * Whether a failure is the server's word. Whoever else answers in its name (a wifi, a filter, a stranger at its old
 * address) may say that something is too large, too much or broken; that it is refused they may not.
 */
export function counts(status: number, contentType: string | null): boolean {
  return status === 413 || status === 429 || status >= 500 || (contentType?.includes("json") ?? false);
}

const KEPT = "Your words are kept here.";

/** For an answer that is not the one we asked for: says what happened, that nothing is lost, what to do; in the server's words where it has some. */
export function explain(status: number, retryAfter: number | null, said: string | null = null, code: string | null = null): Answer {
  const plain = plainly(status, retryAfter);
  if (said === null || plain.state === "here") return plain;
  if (status === 401 && plain.state === "waiting") return { ...plain, sentence: `${said} ${KEPT}`, signedOut: true };
  return plain.state === "refused" ? { ...plain, sentence: said, ...(code ? { code } : {}) } : plain;
}

function plainly(status: number, retryAfter: number | null): Answer {
  switch (status) {
    case 0:
      return waiting(`There is no connection just now. ${KEPT}`, null);
    case 401:
      return waiting(`You have been signed out. ${KEPT} Sign in on another tab, then try again.`, null);
    case 403:
      return { state: "refused", sentence: `You may not do this here. ${KEPT}` };
    case 404:
      return { state: "refused", sentence: `This event is no longer here, or not for you. ${KEPT}`, code: "event_unknown" };
    case 413:
      return { state: "refused", sentence: "That is too large. A smaller photo or a shorter text will go." };
    case 415:
      return { state: "refused", sentence: "That is not a picture we can read. JPEG, PNG, WebP and GIF work." };
    case 429:
      return waiting(`Too much at once. It will be sent again in ${retryAfter ?? 30} seconds.`, retryAfter ?? 30);
    default:
      return status >= 500
        ? waiting(`The server could not take it just now. ${KEPT}`, null)
        : { state: "refused", sentence: `The server did not accept this (${status}). ${KEPT}` };
  }
}

/** Hotels and councils answer every address with a page of their own until one has agreed to something. */
export function captive(): Answer {
  return waiting(`Something between here and the server wants you to sign in to the network first. ${KEPT}`, null);
}

function waiting(sentence: string, again: number | null): Answer {
  return { state: "waiting", sentence, again };
}
