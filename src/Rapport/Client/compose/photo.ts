import { one } from "../lib/find";

/** Picking a photo: choosing the word "Photo" opens the camera at once, which saves a tap. */
export class PhotoField {
  file: File | null = null;
  private input: HTMLInputElement | null;
  private preview: HTMLElement | null;

  constructor(form: HTMLFormElement, changed: () => void) {
    this.input = form.querySelector<HTMLInputElement>('input[type="file"]');
    this.preview = one("[data-preview]", form);
    this.input?.addEventListener("change", () => {
      this.choose(this.input?.files?.[0] ?? null);
      changed();
    });
    // Only for a finger or a mouse: arrow keys pass over the word on the way to the next.
    form.querySelector('input[name="entry"][value="photo"]')?.addEventListener("click", (event) => {
      if (event instanceof MouseEvent && event.detail > 0 && !this.file) this.input?.click();
    });
  }

  clear(): void {
    if (this.input) this.input.value = "";
    this.choose(null);
  }

  private choose(file: File | null): void {
    this.file = file;
    if (this.preview) this.preview.hidden = !file;
    if (file) void this.draw(file);
  }

  // A canvas needs no address, and so no exception in the content security policy.
  private async draw(file: File): Promise<void> {
    const canvas = this.preview?.querySelector("canvas");
    if (!canvas) return;
    try {
      const picture = await createImageBitmap(file, { resizeHeight: canvas.height });
      canvas.width = picture.width;
      canvas.getContext("2d")?.drawImage(picture, 0, 0);
    } catch {
      canvas.hidden = true; // A picture that this browser cannot draw may still be one that the server can.
    }
  }
}
