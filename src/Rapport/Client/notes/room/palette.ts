/** As many colours as styles/note-tokens.css has; each is read as text and behind text in light and in dark. */
export const COLOURS = 8;

/** The colour of a person: the same on every device, without anybody handing them out. */
export function colourOf(person: string): string {
  let sum = 0;
  for (const letter of person) sum = (sum * 31 + (letter.codePointAt(0) ?? 0)) % 65_521;
  return `note-who-${sum % COLOURS}`;
}
