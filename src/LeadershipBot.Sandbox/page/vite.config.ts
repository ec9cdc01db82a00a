import type { Plugin } from "vite";
import { defineConfig } from "vitest/config";

/** The built page may load nothing that the sandbox does not serve, and run no inline script. */
const contentSecurityPolicy: Plugin = {
  name: "content-security-policy",
  apply: "build",
  transformIndexHtml: () => [
    {
      tag: "meta",
      attrs: {
        "http-equiv": "Content-Security-Policy",
        content: "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'; form-action 'none'",
      },
      injectTo: "head-prepend",
    },
  ],
};

const running = process.env["SANDBOX_URL"] ?? "http://localhost:5250";

export default defineConfig({
  base: "/",
  plugins: [contentSecurityPolicy],
  build: {
    outDir: "../wwwroot",
    emptyOutDir: true,
    rolldownOptions: { input: ["index.html", "teams.html"] },
    // Browsers that know light-dark(), so that one custom property holds both themes.
    target: ["chrome123", "edge123", "firefox120", "safari17.5"],
    // Everything is a file of its own: the page's Content-Security-Policy has no room for inlined data.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 900,
  },
  server: {
    // `npm run dev` beside a running sandbox.
    proxy: { "/sandbox/api": running, "/api": running, "/tab": running },
  },
  test: {
    environment: "happy-dom",
    include: ["src/**/*.test.ts"],
    server: { deps: { inline: ["adaptivecards"] } },
  },
});
