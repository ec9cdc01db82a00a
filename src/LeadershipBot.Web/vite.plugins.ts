import { gzipSync } from "node:zlib";
import type { Plugin } from "vite";

/** Kilobytes (1000 bytes) of gzipped script that the overview may load at first, its chart included. */
export const mostScript = 250;

/**
 * teams-js asks a CDN for the list of Teams' origins as soon as it is imported. The page asks nobody but its own host, so
 * the list that comes with teams-js, and the origins given to `app.initialize`, decide instead.
 */
export const teamsOriginsBuiltIn: Plugin = {
  name: "teams-origins-built-in",
  enforce: "pre",
  transform(code, id) {
    if (!/[\\/]teams-js[\\/].*[\\/]internal[\\/]constants\.js$/u.test(id)) {
      return null;
    }

    const without = code.replace(/new URL\("https:\/\/res\.cdn\.office\.net\/[^"]*"\)/u, "null");
    if (without === code) {
      this.error("teams-js names its list of origins in another way now.");
    }

    return { code: without, map: null };
  },
  load(id) {
    if (!/[\\/]teams-js[\\/].*[\\/]internal[\\/]validOrigins\.js$/u.test(id)) {
      return null;
    }

    return `
      import { validOriginsFallback } from "./constants.js";
      import { GlobalVars } from "./globalVars.js";
      import { createURLVerifier, validateHostAgainstPattern } from "./urlPattern.js";

      const log = () => undefined;

      function isAdditional(pattern, url) {
        try {
          return createURLVerifier(pattern, log)?.test(url) ?? false;
        } catch {
          return false;
        }
      }

      export const isValidOriginsJSONValid = () => false;
      export const prefetchOriginsFromCDN = async () => undefined;
      export const validateOrigin = async (url) =>
        GlobalVars.additionalValidOrigins.some((pattern) => isAdditional(pattern, url)) ||
        (url.protocol === "https:" && validOriginsFallback.some((pattern) => validateHostAgainstPattern(pattern, url.host)));
    `;
  },
};

/** Prints what the overview loads, gzipped, and fails the build that loads too much. */
export const scriptSizes: Plugin = {
  name: "script-sizes",
  apply: "build",
  generateBundle(_, bundle) {
    let total = 0;
    for (const file of Object.values(bundle)) {
      if (file.type === "chunk") {
        const size = gzipSync(file.code).length / 1000;
        total += size;
        console.log(`${size.toFixed(1).padStart(7)} kB gzipped  ${file.fileName}`);
      }
    }

    console.log(`${total.toFixed(1).padStart(7)} kB gzipped  in all, of ${mostScript}`);
    if (total > mostScript) {
      this.error(`The page's script is ${total.toFixed(1)} kB gzipped; the most is ${mostScript}.`);
    }
  },
};
