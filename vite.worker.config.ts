import { defineConfig } from "vite";

// A service worker is one classic script with a name that never changes; the server writes before it what it has to keep.
export default defineConfig({
  root: "src/Rapport/Client",
  publicDir: false,
  build: {
    outDir: "../wwwroot/assets",
    emptyOutDir: false,
    target: "es2022",
    modulePreload: false,
    rolldownOptions: {
      input: "src/Rapport/Client/worker/worker.ts",
      output: { format: "iife", entryFileNames: "worker.js" },
    },
  },
});
