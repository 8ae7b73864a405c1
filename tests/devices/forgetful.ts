import type { Store } from "../../src/Rapport/Client/offline/store";

/** A store that leaves out one write, or does not wait for it: what the test of the outbox must not let pass. */
export function forgetful(store: Store, forgets: keyof Store): Store {
  return new Proxy(store, {
    get(real, name) {
      if (name === forgets) return name === "add" ? hasty(real) : () => Promise.resolve();
      const part: unknown = Reflect.get(real, name);
      return typeof part === "function" ? part.bind(real) : part;
    },
  });
}

function hasty(store: Store): Store["add"] {
  return (written) => {
    store.add(written).catch(() => undefined);
    return Promise.resolve();
  };
}
