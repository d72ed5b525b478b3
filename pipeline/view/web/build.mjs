// Bundles the explorer's script and style into pipeline/view/assets, and writes the licences of what is embedded.
// `node build.mjs` writes; `node build.mjs --check` says whether what is committed is what the sources give.
import { build } from "esbuild";
import { readFileSync, writeFileSync, existsSync } from "node:fs";
import { dirname, join, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const assets = join(here, "..", "assets");
const check = process.argv.includes("--check");

/**
 * The bundles, by the file that lists the licences of what is in them: name of the file → entry. Only pages with SPARQL
 * carry the second lot.
 */
const BUNDLES = {
  "licences.txt": { "explorer.js": "src/main.ts", "explorer.css": "src/style/main.css" },
  "licences-sparql.txt": {
    "explorer-sparql.js": "src/sparql/main.ts", "explorer-sparql.css": "src/style/sparql.css", "sparql-worker.js": "src/sparql/worker.ts",
  },
};
/** Files of packages that are carried as they are. */
const COPIES = { "oxigraph.wasm": "node_modules/oxigraph/web_bg.wasm" };

/**
 * The base map as the page embeds it: the countries of Natural Earth (1:50 million), with nothing that the map doesn't
 * read.
 */
function atlas() {
  const folder = join(here, "node_modules", "world-atlas");
  const { type, transform, arcs, objects } = JSON.parse(readFileSync(join(folder, "countries-50m.json"), "utf8"));
  const { geometries } = objects.countries;
  const countries = {
    type: "GeometryCollection",
    geometries: geometries.map(({ type, arcs, properties: { name } }) => ({ type, arcs, properties: { name } })),
  };
  return JSON.stringify({ type, transform, arcs, objects: { countries } }) + "\n";
}

/** Packages (name → {version, license, text}) whose files are in a bundle. */
function packagesIn(metafile) {
  const found = new Map();
  for (const input of Object.keys(metafile.inputs)) {
    const parts = input.split("/");
    const at = parts.lastIndexOf("node_modules");
    if (at < 0) continue;
    const name = parts[at + 1].startsWith("@") ? `${parts[at + 1]}/${parts[at + 2]}` : parts[at + 1];
    const folder = join(here, ...parts.slice(0, at + 1), ...name.split("/"));
    found.set(name, licenceOf(folder));
  }
  return found;
}

/** What a package says of itself: version, licence, and the licence's text. */
function licenceOf(folder) {
  const about = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  const file = ["LICENSE", "LICENSE.md", "LICENSE.txt", "LICENCE", "license"].map((one) => join(folder, one))
    .concat(join(here, "licences", `${about.name}.txt`)).find(existsSync);
  return { version: about.version, license: about.license, text: file ? readFileSync(file, "utf8").trim() : "" };
}

const outputs = new Map();
for (const [list, bundles] of Object.entries(BUNDLES)) {
  const packages = new Map();
  for (const [name, entry] of Object.entries(bundles)) {
    const result = await build({
      absWorkingDir: here,
      entryPoints: [entry],
      outfile: join(assets, name),
      bundle: true,
      format: "iife",
      target: "es2022",
      minify: true,
      charset: "utf8",
      legalComments: "none",
      metafile: true,
      write: false,
      logLevel: "warning",
      // Oxigraph's loader would look for its module beside its own address; the worker hands it over.
      logOverride: { "empty-import-meta": "silent" },
    });
    for (const file of result.outputFiles) outputs.set(relative(assets, file.path).split(sep).join("/"), Buffer.from(file.contents));
    for (const [key, value] of packagesIn(result.metafile)) packages.set(key, value);
  }
  // The base map and the drawing library are embedded in every page.
  if (list === "licences.txt") packages.set("vis-network", { version: "9.1.2", license: "Apache-2.0 OR MIT", text: readFileSync(join(here, "licences", "vis-network.txt"), "utf8").trim() });
  if (list === "licences.txt") packages.set("world-atlas", licenceOf(join(here, "node_modules", "world-atlas")));
  const told = [...packages].sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, { version, license, text }]) => `${name} ${version} (${license})\n\n${text}\n`);
  outputs.set(list, Buffer.from(told.join("\n----\n\n")));
}
outputs.set("atlas.json", Buffer.from(atlas()));
for (const [name, file] of Object.entries(COPIES)) outputs.set(name, readFileSync(join(here, file)));

let stale = 0;
for (const [name, contents] of outputs) {
  const path = join(assets, name);
  if (!check) writeFileSync(path, contents);
  else if (!existsSync(path) || !readFileSync(path).equals(contents)) {
    console.error(`${name} is not what the sources give: npm ci && npm run build`);
    stale += 1;
  }
}
console.log(check ? `${outputs.size - stale} of ${outputs.size} files are what the sources give` : [...outputs].map(([n, c]) => `${n} ${c.length}`).join("\n"));
process.exitCode = stale ? 1 : 0;
