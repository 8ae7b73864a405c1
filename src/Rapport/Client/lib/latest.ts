/** An act that is asked for more often than anybody needs it: one at a time, and once more where it was asked for meanwhile. */
export function latest(act: () => Promise<void>): () => void {
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
    if (runs) again = true;
    else void run();
  };
}
