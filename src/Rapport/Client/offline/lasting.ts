/** How much room there is for what is kept here, and whether the browser promises to leave it alone. */
interface Room {
  persisted: boolean;
  /** Bytes that are left; null where the browser does not say. */
  left: number | null;
}

const LITTLE = 50 * 1024 * 1024;

/** Asks the browser to keep what is here for good; most say yes to an app that is used or installed. */
export async function lasting(storage: StorageManager | undefined = navigator.storage): Promise<Room> {
  if (!storage?.estimate) return { persisted: false, left: null };
  const persisted = (await storage.persisted?.()) || (await storage.persist?.().catch(() => false)) || false;
  const { quota, usage } = await storage.estimate();
  return { persisted, left: quota === undefined || usage === undefined ? null : quota - usage };
}

/** What has to be said about it before anybody relies on it. */
export function warnings(room: Room, keeps: boolean): string[] {
  if (!keeps) return ["This browser keeps nothing (a private window?): stay on this page until all is sent."];
  return room.left !== null && room.left < LITTLE
    ? [`This device has only ${Math.max(0, Math.round(room.left / 1024 / 1024))} MB left for what you write: send it soon, and free some space before you take photos.`]
    : [];
}
