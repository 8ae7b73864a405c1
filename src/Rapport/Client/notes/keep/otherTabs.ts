/** What the tabs of one person pass on of a document itself. */
export type Passed =
  | { is: "update"; update: Uint8Array }
  /** Something was kept on the device, or came to be on the server. */
  | { is: "kept" };

/** This person's other tabs, as far as a document needs them. They tell one another more, and all of it is heard. */
export interface OtherTabs {
  say(passed: Passed): unknown;
  onHear(hear: (heard: { is: string; update?: Uint8Array }) => void): void;
}
