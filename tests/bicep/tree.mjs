// Parses Bicep files and prints each one's tree as JSON, in the order given:
//   [{ file, nodes: { type, line, text?, missing?, children? } }]
// Only nodes with a name of their own are in it; `text` is the source of those without children, and of strings.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { Language, Parser } from "web-tree-sitter";

const require = createRequire(import.meta.url);
await Parser.init();
const parser = new Parser();
parser.setLanguage(await Language.load(require.resolve("tree-sitter-bicep/tree-sitter-bicep.wasm")));

const simplify = (node) => {
  const children = node.namedChildren.filter((child) => child.type !== "comment").map(simplify);
  return {
    type: node.isError ? "ERROR" : node.type,
    line: node.startPosition.row + 1,
    ...(children.length === 0 || node.type === "string" ? { text: node.text } : {}),
    ...(node.isMissing || hasMissingSign(node) ? { missing: true } : {}),
    ...(children.length > 0 ? { children } : {}),
  };
};

// A sign that is missing, such as a bracket, has no name.
const hasMissingSign = (node) => node.children.some((child) => child.isMissing && !child.isNamed);

const trees = process.argv.slice(2).map((file) => {
  const text = readFileSync(file, "utf8");
  // The grammar knows a parameter's declaration, not its assignment in a parameter file; a variable's looks the same.
  const source = file.endsWith(".bicepparam") ? text.replace(/^param (\w+) =/gm, "var $1 =") : text;
  return { file, nodes: simplify(parser.parse(source).rootNode) };
});
console.log(JSON.stringify(trees));
