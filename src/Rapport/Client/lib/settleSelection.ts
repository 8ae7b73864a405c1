/**
 * Where somebody has just clicked the editor learns from an event that comes a little later. What others write must not come
 * in between, or the cursor would go back to where it was: so that event is given first.
 */
export function settleSelection(): void {
  document.dispatchEvent(new Event("selectionchange"));
}
