/** An element with words in it; nothing in them is ever markup. */
export function make<K extends keyof HTMLElementTagNameMap>(tag: K, words: string | null = null, attributes: Record<string, string> = {}): HTMLElementTagNameMap[K] {
  const made = document.createElement(tag);
  if (words !== null) made.textContent = words;
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  return made;
}
