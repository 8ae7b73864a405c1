/** Shows how loud it is, so that one sees that the microphone hears. */
export class Level {
  private context = new AudioContext();
  private analyser = this.context.createAnalyser();
  private samples = new Float32Array(this.analyser.fftSize);

  constructor(stream: MediaStream, private meter: HTMLMeterElement) {
    this.context.createMediaStreamSource(stream).connect(this.analyser);
  }

  show(): void {
    this.analyser.getFloatTimeDomainData(this.samples);
    const power = this.samples.reduce((sum, sample) => sum + sample * sample, 0) / this.samples.length;
    // From a whisper, 60 dB below the loudest, to the loudest.
    this.meter.value = power === 0 ? 0 : Math.min(1, Math.max(0, 1 + (10 * Math.log10(power)) / 60));
  }

  end(): void {
    this.meter.value = 0;
    void this.context.close();
  }
}
