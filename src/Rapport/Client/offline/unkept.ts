/** Why this device did not keep what somebody wrote, and what to do about it. */
export function unkept(error: unknown): string {
  return error instanceof DOMException && error.name === "QuotaExceededError"
    ? "This device could not keep it: its storage is full."
    : "This device could not keep it. Please try once more.";
}
