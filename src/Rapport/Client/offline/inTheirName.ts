import type { DeviceKey } from "./database";
import type { Keys } from "./keys";
import type { Login } from "./login";

/** Asks by a device key's token; without one by the sign-in cookie. */
type Ask<T> = (token: string | null) => Promise<T>;

/** By the sign-in cookie or by the key of this device, and where that is nobody's or somebody else's by the other. */
export async function byEither<T>(key: DeviceKey | null, isKeyFirst: boolean, ask: Ask<T>, isNobodys: (answer: T) => boolean): Promise<T> {
  if (!key) return ask(null);
  const [first, second] = isKeyFirst ? [key.token, null] : [null, key.token];
  const answer = await ask(first);
  return isNobodys(answer) ? ask(second) : answer;
}

/**
 * Asks in one person's name, and remembers what the answers show of their log-in and of their key here.
 * @param whose What an answer says of who asked; null where it says nothing, or is not the server's own word.
 */
export async function inTheirName<T>({ event, author }: { event: string; author: string }, { keys, login }: { keys: Keys; login: Login }, isKeyFirst: boolean, ask: Ask<T>, whose: (answer: T) => "theirs" | "nobodys" | null): Promise<T> {
  const key = await keys.of(event, author).catch(() => null);
  const heard = async (token: string | null): Promise<T> => {
    const answer = await ask(token);
    if (token === null && whose(answer) === "theirs") login.holds();
    if (token === null && whose(answer) === "nobodys") login.ranOut();
    // A key that is not in use any more never will be again.
    if (token !== null && key && whose(answer) === "nobodys") await keys.forget(key);
    return answer;
  };
  return byEither(key, isKeyFirst, heard, (answer) => whose(answer) === "nobodys");
}
