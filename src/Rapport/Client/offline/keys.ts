import { DURABLE, type Database, type DeviceKey } from "./database";

/** The keys of this device: each lets it go on sending what one person wrote in one event after the log-in has run out. */
export interface Keys {
  of(event: string, author: string): Promise<DeviceKey | null>;
  all(): Promise<DeviceKey[]>;
  keep(key: DeviceKey): Promise<void>;
  /** This one alone: a newer one that was made meanwhile stays. */
  forget(key: DeviceKey): Promise<void>;
}

export class IndexedKeys implements Keys {
  constructor(private db: Database) {}

  async of(event: string, author: string): Promise<DeviceKey | null> {
    return (await this.db.get("keys", [event, author])) ?? null;
  }

  all(): Promise<DeviceKey[]> {
    return this.db.getAll("keys");
  }

  async keep(key: DeviceKey): Promise<void> {
    const act = this.db.transaction("keys", "readwrite", DURABLE);
    await Promise.all([act.store.put(key), act.done]);
  }

  async forget(key: DeviceKey): Promise<void> {
    const act = this.db.transaction("keys", "readwrite", DURABLE);
    const kept = await act.store.get([key.event, key.author]);
    if (kept?.id === key.id) await act.store.delete([key.event, key.author]);
    await act.done;
  }
}

/** For a browser that keeps nothing. */
export const noKeys: Keys = {
  of: async () => null,
  all: async () => [],
  keep: async () => undefined,
  forget: async () => undefined,
};
