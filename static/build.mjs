// Bundles styles, scripts and icons into dist/ under names that carry a hash of their content, and writes
// dist/manifest.json: plain name -> hashed name. The pages ask for plain names, so a browser may keep every file for ever.

import { createHash } from "node:crypto";
import { mkdir, readFile, readdir, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";
import * as esbuild from "esbuild";

const here = path.dirname(fileURLToPath(import.meta.url));
const dist = path.join(here, "dist");
const inHere = (...parts) => path.join(here, ...parts);

async function bundles() {
  const { outputFiles } = await esbuild.build({
    absWorkingDir: here,
    entryPoints: ["styles/app.css", "styles/dark.css", "scripts/app.js"],
    outdir: "dist",
    entryNames: "[name]",
    bundle: true,
    minify: true,
    format: "esm",
    target: "chrome90",
    legalComments: "none",
    write: false,
  });
  return outputFiles.map((file) => [path.basename(file.path), file.contents]);
}

// One sprite for all icons: the browser fetches it once, and a page refers to `#i-name`.
async function sprite() {
  const names = (await readdir(inHere("icons"))).filter((name) => name.endsWith(".svg")).sort();
  const symbols = await Promise.all(names.map(symbol));
  const text = `<svg xmlns="http://www.w3.org/2000/svg">${symbols.join("")}</svg>`;
  return [["icons.svg", Buffer.from(text)]];
}

async function symbol(file) {
  const source = await readFile(inHere("icons", file), "utf8");
  const [, attributes, shapes] = source.match(/<svg xmlns="[^"]+"([^>]*)>([\s\S]*)<\/svg>/);
  return `<symbol id="i-${path.basename(file, ".svg")}"${attributes}>${shapes.replace(/\n\s*/g, "")}</symbol>`;
}

async function copies() {
  return [["favicon.svg", await readFile(inHere("brand", "favicon.svg"))]];
}

function hashed(name, contents) {
  const { name: stem, ext } = path.parse(name);
  const hash = createHash("sha256").update(contents).digest("hex").slice(0, 12);
  return `${stem}-${hash}${ext}`;
}

const files = (await Promise.all([bundles(), sprite(), copies()])).flat();
const manifest = Object.fromEntries(files.map(([name, contents]) => [name, hashed(name, contents)]));

await rm(dist, { recursive: true, force: true });
await mkdir(dist, { recursive: true });
await Promise.all(files.map(([name, contents]) => writeFile(path.join(dist, manifest[name]), contents)));
await writeFile(path.join(dist, "manifest.json"), `${JSON.stringify(manifest, null, 2)}\n`);
