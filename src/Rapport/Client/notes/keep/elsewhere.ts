/** Where a change of the document came from, when it was not made here. */
export const ELSEWHERE = { store: "store", server: "server", tab: "tab" } as const;

const FOREIGN = new Set<unknown>(Object.values(ELSEWHERE));

export function isForeign(origin: unknown): boolean {
  return FOREIGN.has(origin);
}
