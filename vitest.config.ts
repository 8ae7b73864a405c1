import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["src/Rapport/Client/**/*.test.ts"],
    environment: "node",
    // Else each style sheet is read as an empty text, and whatever is asked of it holds.
    css: true,
  },
});
