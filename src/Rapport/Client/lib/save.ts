/** Gives a file to whoever is at the device: by its own way of sharing where that takes one, else as a download. False where they thought better of it. */
export async function save(file: File): Promise<boolean> {
  const shared = { files: [file] };
  if (typeof navigator.canShare === "function" && navigator.canShare(shared)) {
    try {
      await navigator.share(shared);
      return true;
    } catch (failure) {
      if (failure instanceof DOMException && failure.name === "AbortError") return false;
    }
  }
  const link = document.createElement("a");
  link.href = URL.createObjectURL(file);
  link.download = file.name;
  link.click();
  // The browser reads it after this; an hour is enough for the slowest, and the page is rarely open for so long.
  setTimeout(() => URL.revokeObjectURL(link.href), 3_600_000);
  return true;
}
