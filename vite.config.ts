import { defineConfig } from "vite";

// The server reads manifest.json to find the hashed names; nothing else of the build is known to it.
export default defineConfig({
  root: "src/Rapport/Client",
  base: "/assets/",
  publicDir: "public",
  build: {
    outDir: "../wwwroot/assets",
    emptyOutDir: true,
    assetsDir: "",
    manifest: "manifest.json",
    // A preload helper and a polyfill would cost every first visit bytes that no supported browser needs.
    modulePreload: false,
    target: "es2022",
    // The note's editor is one file: it is asked for on one page, and whole.
    chunkSizeWarningLimit: 700,
    rolldownOptions: {
      input: {
        app: "src/Rapport/Client/app.ts",
        first: "src/Rapport/Client/styles/first.css",
        note: "src/Rapport/Client/styles/note.css",
        style: "src/Rapport/Client/styles/app.css",
      },
    },
  },
});
