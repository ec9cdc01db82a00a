import { defineConfig } from "vitest/config";
import { scriptSizes, teamsOriginsBuiltIn } from "./vite.plugins.ts";

export default defineConfig({
  base: "/tab/",
  plugins: [teamsOriginsBuiltIn, scriptSizes],
  build: {
    outDir: "../LeadershipBot/wwwroot/tab",
    emptyOutDir: true,
    target: ["chrome123", "edge123", "firefox120", "safari17.5"],
    // Everything is a file of its own: the host's Content-Security-Policy has no room for inlined data.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 900,
    reportCompressedSize: false,
  },
  test: {
    environment: "happy-dom",
    setupFiles: ["test/setup.ts"],
    include: ["src/**/*.test.ts", "test/**/*.test.ts"],
  },
});
