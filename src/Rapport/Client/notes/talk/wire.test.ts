import { expect, test } from "vitest";
import { message, readDevice } from "../testing/fakeCodec";
import { join, readFrame, readServer, split, writeDevice, type DeviceSays } from "./messages";
import { Malformed, Reader, Writer } from "./wire";

const WELCOME = { generation: 1, head: 412, stateVector: btoa("\u0001\u0002"), mayWrite: true, isLocked: false, limits: { update: 262144, document: 8388608, used: 40211 }, people: [{ client: 2842101, person: "p", name: "Ada" }] };

test("numbers up to 2^53 come back as they went", () => {
  for (const number of [0, 1, 127, 128, 16_383, 16_384, 2 ** 31, 2 ** 32 + 5, 2 ** 52 + 1, Number.MAX_SAFE_INTEGER]) {
    expect(new Reader(new Writer().number(number).done()).number()).toBe(number);
  }
  expect([...new Writer().number(300).done()]).toEqual([0xac, 0x02]);
  expect(() => new Writer().number(2 ** 53)).toThrow(Malformed);
  expect(() => new Reader(Uint8Array.of(255, 255, 255, 255, 255, 255, 255, 127)).number()).toThrow(Malformed);
});

test("what a device says is read as it was said", () => {
  const said: DeviceSays[] = [
    { is: "open", generation: 2, after: 70_000, clients: [1, 4_294_967_295], author: "0193-ä" },
    { is: "update", token: 3, update: Uint8Array.of(0, 0) },
    { is: "presence", client: 9, state: '{"user":"Zoë"}' },
  ];
  expect(said.map(writeDevice).map(readDevice)).toEqual(said);
  expect(split(join(said.map(writeDevice))).map(readDevice)).toEqual(said);
});

test("what the server says is read as it was said", () => {
  const said = [message(16, JSON.stringify(WELCOME)), message(17, 5, Uint8Array.of(1)), message(18, 6, Uint8Array.of(2)), message(19, 1, 7), message(20, 2, Uint8Array.of(0)), message(21, 3, '{"code":"too_much","again":4}'), message(22, 8, ""), message(23, '{"isLocked":true}')].map(readServer);
  expect(said).toEqual([
    { is: "welcome", welcome: { ...WELCOME, stateVector: Uint8Array.of(1, 2) } },
    { is: "state", number: 5, update: Uint8Array.of(1) },
    { is: "update", number: 6, update: Uint8Array.of(2) },
    { is: "kept", token: 1, number: 7 },
    { is: "resend", token: 2, stateVector: Uint8Array.of(0) },
    { is: "refused", token: 3, refusal: { code: "too_much", detail: null, again: 4 } },
    { is: "presence", client: 8, state: "" },
    { is: "changed", changed: { isLocked: true } },
  ]);
});

test("several messages in one frame are read one after the other", () => {
  const several = [message(18, 6, Uint8Array.of(2)), message(19, 1, 7)];
  expect(readFrame(Uint8Array.of(24, ...join(several)))).toEqual(several.map(readServer));
  expect(readFrame(several[1]!)).toEqual([{ is: "kept", token: 1, number: 7 }]);
  expect(() => readFrame(Uint8Array.of(24, ...join([Uint8Array.of(24, ...join(several))])))).toThrow(Malformed);
});

test("whatever comes is read or refused, and nothing else", () => {
  let state = 7;
  const byte = (): number => (state = (state * 48271) % 2147483647) % 256;
  for (let round = 0; round < 3000; round++) {
    const bytes = Uint8Array.from({ length: byte() % 24 }, (_, place) => (place === 0 ? 16 + (byte() % 9) : byte()));
    try {
      readFrame(bytes);
    } catch (why) {
      expect(why).toBeInstanceOf(Malformed);
    }
  }
});

test("what is cut off, too long, unknown or of the wrong shape is refused", () => {
  const whole = message(18, 6, Uint8Array.of(2, 3, 4));
  for (let length = 0; length < whole.length; length++) expect(() => readServer(whole.slice(0, length))).toThrow(Malformed);
  const wrong = [Uint8Array.of(...whole, 0), message(99), message(1, 0), message(16, "{}"), message(16, JSON.stringify({ ...WELCOME, head: -1 })), message(16, JSON.stringify({ ...WELCOME, people: [{}] })), message(16, JSON.stringify({ ...WELCOME, stateVector: "*" })), message(21, 1, '"no"'), message(22, 1, Uint8Array.of(255)), message(23, '{"generation":"two"}')];
  for (const one of wrong) expect(() => readServer(one)).toThrow(Malformed);
  expect(() => split(Uint8Array.of(3, 1))).toThrow(Malformed);
});
