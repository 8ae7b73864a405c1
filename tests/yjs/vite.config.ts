import { defineConfig } from "vite";

// Yjs itself as a program for Node: what it says of documents, the C# reader must say too.
export default defineConfig({
  root: "tests/yjs",
  publicDir: false,
  ssr: { noExternal: true },
  build: {
    ssr: "main.ts",
    outDir: "../../artifacts/yjs",
    emptyOutDir: true,
    target: "node20",
  },
});
