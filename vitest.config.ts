import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["src/Rapport/Client/**/*.test.ts"],
    environment: "node",
  },
});
