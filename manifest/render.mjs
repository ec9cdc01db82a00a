// Draws the icons that Teams asks for: every SVG in this folder, at its own size, as a PNG in the folder named.
//   npm ci && node render.mjs FOLDER
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { Resvg } from "@resvg/resvg-js";

const sources = dirname(fileURLToPath(import.meta.url));
const folder = process.argv[2];
if (!folder) throw new Error("Name the folder to write to.");

mkdirSync(folder, { recursive: true });
for (const name of ["color", "outline"]) {
  const svg = readFileSync(join(sources, `${name}.svg`), "utf8");
  writeFileSync(join(folder, `${name}.png`), new Resvg(svg, { font: { loadSystemFonts: false } }).render().asPng());
}
