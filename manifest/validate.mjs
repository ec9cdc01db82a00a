// Checks a Teams app manifest, and every language file it names, against the schemas of its manifest version.
//   npm ci && node validate.mjs [folder]
// Prints one line for each problem and ends with 1 if there is any. Needs no network: the schemas come with the package.
//
// Two things about @microsoft/app-manifest 1.1.2: it loads fs-extra without declaring it, so package.json does; and its
// validator compiles patterns in Unicode mode, which the language schema's patterns are not written for, so that file
// goes through the same validator library with the mode off.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const require = createRequire(import.meta.url);
const { AppManifestUtils } = require("@microsoft/app-manifest");
const Ajv = require("ajv-draft-04").default;
const addFormats = require("ajv-formats").default;

const folder = process.argv[2] ?? dirname(fileURLToPath(import.meta.url));
const schemas = join(dirname(require.resolve("@microsoft/app-manifest")), "json-schemas", "teams");
const json = (path) => JSON.parse(readFileSync(path, "utf8"));

const manifest = json(join(folder, "manifest.json"));
const schema = (name) => json(join(schemas, `v${manifest.manifestVersion}`, `${name}.schema.json`));

const problems = (await AppManifestUtils.validateAgainstSchema(manifest, schema("MicrosoftTeams"))).map(
  (problem) => `manifest.json: ${problem}`,
);

const ajv = new Ajv({ allErrors: true, strictTypes: false, unicodeRegExp: false });
addFormats(ajv, ["uri"]);
const isLanguageFile = ajv.compile(schema("MicrosoftTeams.Localization"));
for (const { file } of manifest.localizationInfo?.additionalLanguages ?? []) {
  if (!isLanguageFile(json(join(folder, file)))) {
    const details = ({ instancePath, message, params }) => `${file}: ${instancePath} ${message} ${JSON.stringify(params)}`;
    problems.push(...isLanguageFile.errors.map(details));
  }
}

for (const problem of problems) console.error(problem);
if (problems.length === 0) console.log(`Valid against schema ${manifest.manifestVersion}.`);
process.exitCode = problems.length === 0 ? 0 : 1;
