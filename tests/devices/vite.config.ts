import { defineConfig } from "vite";

// The offline modules as they are shipped, and devices to run them on, as one program for Node.
export default defineConfig({
  root: "tests/devices",
  publicDir: false,
  ssr: { noExternal: true },
  build: {
    ssr: "main.ts",
    outDir: "../../artifacts/devices",
    emptyOutDir: true,
    target: "node20",
  },
});
