import * as Y from "yjs";
import { chance as chanceOf } from "../devices/chance";
import { act, all, below, one, type Chance } from "./acts";
import { base64, children, plain, runs, written, type Plain, type Shared } from "./plain";

interface Author {
  doc: Y.Doc;
  undo: Y.UndoManager;
  seen: number;
}

/** A document of several authors who write at once and hear of one another late; what was sent, and what Yjs makes of it. */
export function scenario(seed: number): object {
  const chance = chanceOf(seed);
  const log: Uint8Array[] = [];
  const positions: Y.RelativePosition[] = [];
  const authors = Array.from({ length: 2 + below(chance, 3) }, (_, number) => author(chance, number, log));
  for (let turns = 10 + below(chance, 60); turns > 0; turns--) turn(chance, one(chance, authors), log, positions);
  const whole = read(log);
  const part = log.filter(() => chance() < 0.7);
  const states = authors.filter(() => chance() < 0.3).map(({ doc }) => Y.encodeStateAsUpdate(doc));
  return {
    seed,
    updates: sent(chance, [...log, ...states]).map(base64),
    merged: base64(Y.mergeUpdates(log)),
    state: base64(Y.encodeStateAsUpdate(whole)),
    expected: expected(whole),
    part: sent(chance, part).map(base64),
    partExpected: expected(read(part)),
    places: positions.map((position) => ({ bytes: base64(Y.encodeRelativePosition(position)), json: Y.relativePositionToJSON(position), place: place(position, whole) })),
  };
}

function author(chance: Chance, number: number, log: Uint8Array[]): Author {
  const doc = new Y.Doc({ gc: chance() < 0.7 });
  // Large numbers and small ones, so that authors stand in either order.
  doc.clientID = 10 * below(chance, chance() < 0.5 ? 2 ** 28 : 20) + number;
  doc.on("update", (update: Uint8Array) => log.push(update));
  const roots = [doc.getXmlFragment("default"), doc.getText("text"), doc.getMap("map"), doc.getArray("list")] as Shared[];
  return { doc, undo: new Y.UndoManager(roots, { captureTimeout: 0 }), seen: 0 };
}

function turn(chance: Chance, { doc, undo }: Author, log: Uint8Array[], positions: Y.RelativePosition[]): void {
  const luck = chance();
  if (luck < 0.1) undo.undo();
  else if (luck < 0.14) undo.redo();
  else if (luck < 0.3) sent(chance, log.slice(below(chance, log.length + 1))).forEach((update) => Y.applyUpdate(doc, update));
  else if (luck < 0.35 && log.length > 0) Y.applyUpdate(doc, Y.diffUpdate(Y.mergeUpdates(log), Y.encodeStateVector(doc)));
  else if (luck < 0.42) {
    const type = one(chance, all(doc).filter((shared) => !(shared instanceof Y.Map)));
    positions.push(Y.createRelativePositionFromTypeIndex(type, below(chance, type._length + 1), chance() < 0.5 ? 0 : -1));
  } else doc.transact(() => { for (let acts = 1 + below(chance, 3); acts > 0; acts--) act(chance, doc); });
}

/** In another order, some twice, some merged with others. */
function sent(chance: Chance, updates: Uint8Array[]): Uint8Array[] {
  const mixed = updates.flatMap((update) => (chance() < 0.1 ? [update, update] : [update]));
  for (let at = mixed.length - 1; at > 0 && chance() < 0.9; at--) {
    const other = below(chance, at + 1);
    [mixed[at], mixed[other]] = [mixed[other]!, mixed[at]!];
  }
  const merged: Uint8Array[] = [];
  while (mixed.length > 0) {
    const some = mixed.splice(0, chance() < 0.8 ? 1 : 1 + below(chance, 6));
    merged.push(Y.mergeUpdates(some));
  }
  return merged;
}

// All at once: what came one by one Yjs would have tidied up in between, in one order here and in another there.
export function read(updates: Uint8Array[]): Y.Doc {
  const doc = new Y.Doc();
  doc.getXmlFragment("default");
  doc.getText("text");
  if (updates.length > 0) Y.applyUpdate(doc, Y.mergeUpdates(updates));
  return doc;
}

export function expected(doc: Y.Doc): Plain {
  return {
    xml: children(doc.getXmlFragment("default")),
    text: runs(doc.getText("text")),
    written: written(doc.getText("text")),
    map: plain(doc.getMap("map")),
    list: plain(doc.getArray("list")),
    vector: base64(Y.encodeStateVector(doc)),
    isWaiting: doc.store.pendingStructs !== null || doc.store.pendingDs !== null,
  } as unknown as Plain;
}

function place(position: Y.RelativePosition, doc: Y.Doc): object | null {
  const found = Y.createAbsolutePositionFromRelativePosition(position, doc);
  if (!found || found.type._item?.deleted) return null;
  let root: Shared = found.type;
  while (root._item) root = root._item.parent as Shared;
  const owner = found.type._item?.id;
  return { root: Y.findRootTypeKey(root), type: owner ? [owner.client, owner.clock] : null, index: found.index };
}
