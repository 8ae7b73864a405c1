import { expect, test } from "vitest";

const styles = import.meta.glob<string>("../../styles/*tokens.css", { query: "?raw", import: "default", eager: true });
const [tokens, who] = ["../../styles/tokens.css", "../../styles/note-tokens.css"].map((name) => styles[name] ?? "") as [string, string];

test("the colours of people are read on paper and with paper, in light and in dark", () => {
  const halves = (css: string): string[] => css.split("prefers-color-scheme: dark");
  const papers = halves(tokens).map((half) => /--paper: (#\w+)/.exec(half)?.[1] ?? "");
  halves(who).forEach((half, place) => {
    const colours = [...half.matchAll(/--note-who-\d: (#\w+)/g)].map(([, colour]) => colour ?? "");
    expect(colours.length).toBe(8);
    for (const colour of colours) expect(contrast(colour, papers[place] ?? ""), colour).toBeGreaterThan(4.5);
  });
});

function contrast(one: string, other: string): number {
  const [light, dark] = [one, other].map(luminance).sort((first, second) => second - first) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

function luminance(colour: string): number {
  const [red, green, blue] = [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16) / 255).map((part) => (part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4)) as [number, number, number];
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
