/** How long is waited for what, in milliseconds. */
export interface Patience {
  /** Until the first word of the server. */
  welcome: number;
  /** Until an answer, or the next piece of a large document. */
  answer: number;
  /** In silence, before asking whether anybody is still there. */
  silence: number;
  /** Between two exchanges over HTTP. */
  exchange: number;
  /** Until WebSockets are tried again where they were blocked. */
  blocked: number;
  /** And where one has passed before. */
  soon: number;
  /** What a second of a rest lasts. */
  second: number;
}

export const PATIENCE: Patience = { welcome: 10_000, answer: 20_000, silence: 25_000, exchange: 2_000, blocked: 300_000, soon: 20_000, second: 1_000 };
