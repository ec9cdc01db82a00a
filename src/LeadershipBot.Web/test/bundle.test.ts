// @vitest-environment node
import { gzipSync } from "node:zlib";
import { build, type Rolldown } from "vite";
import { beforeAll, expect, test } from "vitest";
import { mostScript } from "../vite.plugins.ts";

type Output = Rolldown.RolldownOutput["output"];

let files: Output;
const chunks = (): readonly Rolldown.OutputChunk[] => files.filter((file) => file.type === "chunk");
const code = (): string => chunks().map((chunk) => chunk.code).join("\n");

beforeAll(async () => {
  // As the build makes it: vitest's own mode would take in what helps developers.
  process.env["NODE_ENV"] = "production";
  const built = (await build({ configFile: "vite.config.ts", logLevel: "error", build: { write: false } })) as Rolldown.RolldownOutput;
  files = built.output;
}, 60_000);

test("The script of the overview, chart and all, is small enough", () => {
  const total = chunks().reduce((sum, chunk) => sum + gzipSync(chunk.code).length / 1000, 0);
  expect(total).toBeLessThanOrEqual(mostScript);
});

test("The first words wait for no chart", () => {
  const entry = chunks().find((chunk) => chunk.isEntry);
  expect(entry?.imports).toEqual([]);
  expect(entry?.dynamicImports).toHaveLength(1);
  expect(entry?.code).not.toContain("zrender");
});

test("Nobody but the page's own host is asked for anything", () => {
  expect(code()).not.toContain("res.cdn.office.net");
  expect(code()).not.toContain("validDomains.json");
  // What teams-js checks a parent's origin against is still there.
  expect(code()).toContain("teams.microsoft.com");
});

test("Nothing is made into code at run time", () => {
  expect(code()).not.toMatch(/\bnew Function\(|\beval\(/u);
});

test("The page has no script or style of its own markup", () => {
  const page = files.find((file) => file.fileName === "index.html");
  const markup = page?.type === "asset" ? String(page.source) : "";
  expect(markup).toContain('<script type="module" crossorigin src="/tab/assets/');
  expect(markup).not.toMatch(/<script(?![^>]*\bsrc=)|<style|\sstyle=|\son\w+=/u);
});
