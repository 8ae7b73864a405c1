import { one } from "../lib/find";
import { pick, type Picked } from "./picked";

/** Picking photos: choosing the word "Photo" opens the camera at once, which saves a tap; several come from what the phone has. */
export class PhotoField {
  files: File[] = [];
  private made: Promise<Picked>[] = [];
  private inputs: HTMLInputElement[];
  private preview: HTMLElement | null;

  constructor(form: HTMLFormElement, changed: () => void) {
    this.inputs = [...form.querySelectorAll<HTMLInputElement>('[data-for="photo"] input[type="file"]')];
    this.preview = one("[data-preview]", form);
    for (const input of this.inputs) {
      input.addEventListener("change", () => {
        this.choose([...(input.files ?? [])], input.hasAttribute("capture"));
        changed();
      });
    }
    // Only for a finger or a mouse: arrow keys pass over the word on the way to the next.
    form.querySelector('input[name="entry"][value="photo"]')?.addEventListener("click", (event) => {
      if (event instanceof MouseEvent && event.detail > 0 && this.files.length === 0) this.inputs[0]?.click();
    });
  }

  /** The files with what was made of them meanwhile. */
  picked(): Promise<Picked[]> {
    return Promise.all(this.made);
  }

  clear(): void {
    for (const input of this.inputs) input.value = "";
    this.choose([]);
  }

  choose(files: File[], isFresh = false): void {
    this.files = files;
    this.made = files.map((file) => pick(file, isFresh));
    const [first] = files;
    if (!this.preview) return;
    this.preview.hidden = !first;
    const count = one("[data-photos]", this.preview);
    if (count) count.textContent = files.length > 1 ? `${files.length} photos; the caption goes with the first` : "";
    if (first) void this.draw(first);
  }

  // A canvas needs no address, and so no exception in the content security policy.
  private async draw(file: File): Promise<void> {
    const canvas = this.preview?.querySelector("canvas");
    if (!canvas) return;
    try {
      const picture = await createImageBitmap(file, { resizeHeight: canvas.height });
      canvas.hidden = false;
      canvas.width = picture.width;
      canvas.getContext("2d")?.drawImage(picture, 0, 0);
    } catch {
      canvas.hidden = true; // A picture that this browser cannot draw may still be one that the server can.
    }
  }
}
