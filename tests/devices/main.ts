import { createInterface } from "node:readline";
import { createHash } from "node:crypto";
import type { Fields } from "../../src/Rapport/Client/compose/fields";
import type { Written } from "../../src/Rapport/Client/offline/item";
import { Device, type Opened } from "./device";
import { rest } from "./life";

// One line of JSON asks, one answers: what a test or a benchmark lets devices do.

interface Ask extends Opened {
  n: number;
  act: string;
  author: string;
  address: string;
  cookie: string | null;
  fields: Partial<Fields>;
  session: string | null;
  photo: string | null;
  kind: string;
  body: Record<string, unknown>;
  turns: number | null;
  milliseconds: number;
}

const devices = new Map<string, Device>();
const failures: string[] = [];

const acts: Record<string, (ask: Ask, device: Device) => Promise<object> | object> = {
  write: async (ask, device) => {
    const photo = ask.photo ? new File([Buffer.from(ask.photo, "base64")], "photo.jpg", { type: "image/jpeg" }) : null;
    return keep(ask, device, device.written(ask.author, ask.fields, ask.session, photo));
  },
  other: (ask, device) => keep(ask, device, device.other(ask.author, ask.kind, ask.body)),
  kill: async (ask, device) => nothing(await device.open(ask.author)),
  clock: (ask, device) => nothing((device.ahead = ask.milliseconds)),
  wake: (_ask, device) => nothing(device.wake()),
  cookie: (ask, device) => nothing((device.connection.cookie = ask.cookie)),
  rest: async (ask) => nothing(await rest(ask.milliseconds)),
  drain: async (ask, device) => {
    device.connection.cookie = ask.cookie;
    const items = await device.drain(ask.author, ask.milliseconds);
    return { items: items.map(({ id, order, state }) => ({ id, order, state: state.is, sentence: "sentence" in state ? state.sentence : null })), unexpected: [...device.unexpected, ...failures] };
  },
  close: (ask, device) => {
    device.kill();
    devices.delete(ask.device);
    return {};
  },
};

function nothing(_done: unknown): object {
  return {};
}

async function keep(ask: Ask, device: Device, written: Written[]): Promise<object> {
  const kept = await device.keep(ask.author, written, ask.turns);
  const [one] = written;
  const hash = one?.file ? createHash("sha256").update(Buffer.from(await one.file.arrayBuffer())).digest("hex") : null;
  return { id: one?.item.id, capturedAt: one?.item.capturedAt, kept, hash };
}

async function answer(ask: Ask): Promise<object> {
  const { device, address, cookie } = ask;
  if (ask.act === "open") {
    const made = new Device(ask, { address, cookie });
    devices.set(device, made);
    await made.open(ask.author);
    return {};
  }
  const [act, known] = [acts[ask.act], devices.get(device)];
  if (!act || !known) throw new Error(`Nobody knows ${ask.act} on ${device}.`);
  return act(ask, known);
}

// Who is killed leaves promises behind that nobody waits for.
process.on("unhandledRejection", (failure) => {
  if (!(failure instanceof Error) || failure.name !== "AbortError") failures.push(String(failure));
});

createInterface({ input: process.stdin })
  .on("line", (line) => {
    const ask = JSON.parse(line) as Ask;
    answer(ask)
      .catch((failure: unknown) => ({ error: failure instanceof Error ? (failure.stack ?? failure.message) : String(failure) }))
      .then((said) => process.stdout.write(`${JSON.stringify({ ...said, n: ask.n })}\n`));
  })
  .on("close", () => process.exit(0));
