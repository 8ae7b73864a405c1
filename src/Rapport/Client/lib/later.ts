import { pause } from "./pause";
import { Sleep } from "./sleep";

/** A piece of the script, asked for until it comes: on a bad line the first answer may be none. Looks again at once when the network is back. */
export async function later<T>(load: () => Promise<T>, random: () => number = Math.random): Promise<T> {
  const rest = new Sleep();
  const wake = (): void => rest.wake();
  addEventListener("online", wake);
  try {
    for (let failures = 1; ; failures++) {
      try {
        return await load();
      } catch {
        await rest.atMost(pause(failures, null, random) * 1000);
      }
    }
  } finally {
    removeEventListener("online", wake);
  }
}
