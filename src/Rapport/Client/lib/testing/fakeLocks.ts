/** Locks as browsers have them: one holder, others in a row, and one who looks takes it away. */
export function fakeLocks(): unknown {
  const held = new Map<string, { lose: () => void; done: Promise<void> }>();
  return {
    request: async (name: string, { steal }: { steal?: boolean }, act: () => Promise<void>): Promise<void> => {
      if (steal) held.get(name)?.lose();
      else while (held.has(name)) await held.get(name)?.done;
      await new Promise<void>((resolve, reject) => {
        let isDone: () => void = () => undefined;
        const mine = { lose: () => (isDone(), reject(new DOMException("stolen", "AbortError"))), done: new Promise<void>((done) => (isDone = done)) };
        held.set(name, mine);
        void act().then(() => {
          if (held.get(name) === mine) held.delete(name);
          isDone();
          resolve();
        });
      });
    },
  };
}
