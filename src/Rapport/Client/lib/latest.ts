/**
 * An act that is asked for more often than anybody needs it: one at a time, and once more where it was asked for meanwhile.
 * What comes first is done each time, and before anything else happens.
 */
export function latest(act: () => Promise<void>, first: () => void = () => undefined): () => void {
  let [runs, again] = [false, false];
  const run = async (): Promise<void> => {
    runs = true;
    do {
      again = false;
      await act().catch((why: unknown) => reportError(why));
    } while (again);
    runs = false;
  };
  return () => {
    first();
    if (runs) again = true;
    else void run();
  };
}
