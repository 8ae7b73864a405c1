import { uuid7 } from "../lib/uuid7";

export interface Operation {
  id: string;
  kind: string;
  capturedAt: string;
  /** For the server to reckon from, where no correction is measured. */
  deviceClock?: string;
  correction?: number;
  approximate?: true;
  body: Record<string, unknown>;
}

export function operation(kind: string, body: Record<string, unknown>, now: Date = new Date()): Operation {
  const at = now.toISOString();
  return { id: uuid7(now.getTime()), kind, capturedAt: at, deviceClock: at, body };
}
