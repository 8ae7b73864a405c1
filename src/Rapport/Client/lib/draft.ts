/** Words that are not on the server yet, kept on this device under a name of their own. */
export class Draft<T> {
  constructor(private name: string, private store: Storage) {}

  read(): Partial<T> | null {
    const text = this.store.getItem(this.name);
    if (text === null) return null;
    try {
      return JSON.parse(text) as Partial<T>;
    } catch {
      this.store.removeItem(this.name); // Written by something else; it can hold no words of ours.
      return null;
    }
  }

  /** False where the browser keeps nothing: the caller must say so. */
  keep(value: T): boolean {
    try {
      this.store.setItem(this.name, JSON.stringify(value));
      return true;
    } catch {
      return false;
    }
  }

  forget(): void {
    this.store.removeItem(this.name);
  }
}
