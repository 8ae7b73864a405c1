/** A rest that can be cut short. Who is woken while awake does not rest the next time: nothing that came meanwhile is slept over. */
export class Sleep {
  private wakened = false;
  private rouse: (() => void) | null = null;

  wake(): void {
    this.wakened = true;
    this.rouse?.();
  }

  async untilWoken(): Promise<void> {
    await this.rest(null);
  }

  /** Whether it was cut short. */
  atMost(milliseconds: number): Promise<boolean> {
    return this.rest(milliseconds);
  }

  private async rest(milliseconds: number | null): Promise<boolean> {
    if (!this.wakened) {
      await new Promise<void>((resolve) => {
        const timer = milliseconds === null ? undefined : setTimeout(resolve, milliseconds);
        this.rouse = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    }
    const was = this.wakened;
    this.rouse = null;
    this.wakened = false;
    return was;
  }
}
