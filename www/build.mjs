/**
 * Makes dist/ from the core in .cache/wasm and the sources here: dist/site is the page, dist/package the npm package.
 *
 *   CORE_DIR   where error_explainer.js, error_explainer_bg.wasm and articles.bin lie (default ../.cache/wasm)
 */
import { cp, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

import * as esbuild from "esbuild";

const www = dirname(fileURLToPath(import.meta.url));
const core = resolve(process.env.CORE_DIR ?? join(www, "../.cache/wasm"));
const site = join(www, "dist/site");
const pack = join(www, "dist/package");
const CORE_FILES = ["error_explainer_bg.wasm", "articles.bin"];

/** Style sheets that scripts adopt come as minified text. */
const cssText = {
  name: "css-text",
  setup(build) {
    build.onLoad({ filter: /[\\/]element[\\/]styles[\\/].*\.css$/ }, async ({ path }) => {
      const { code } = await esbuild.transform(await readFile(path, "utf8"), { loader: "css", minify: true });
      return { contents: code.trim(), loader: "text" };
    });
  },
};

/** The one target: every browser with light-dark() has all of it. */
const options = {
  bundle: true,
  splitting: true,
  format: "esm",
  minify: true,
  target: ["chrome123", "firefox121", "safari17.5"],
  alias: { "error-explainer-glue": join(core, "error_explainer.js") },
  plugins: [cssText],
  chunkNames: "[name]-[hash]",
  legalComments: "none",
  logLevel: "warning",
};

await rm(join(www, "dist"), { recursive: true, force: true });
await Promise.all([buildSite(), buildPackage()]);

async function buildSite() {
  await esbuild.build({
    ...options,
    entryPoints: { page: join(www, "site/page.js"), style: join(www, "site/style.css") },
    outdir: site,
  });
  await cp(join(www, "index.html"), join(site, "index.html"));
  await cp(join(www, "site/favicon.svg"), join(site, "favicon.svg"));
  await copyCore(site);
}

async function buildPackage() {
  const src = join(www, "src");
  await esbuild.build({
    ...options,
    entryPoints: ["index", "element", "define"].map((name) => join(src, `${name}.js`)),
    outdir: pack,
  });
  for (const name of ["index.d.ts", "element.d.ts", "define.d.ts", "pack.schema.json"])
    await cp(join(src, name), join(pack, name));
  await copyCore(pack);
  await copyIfThere(["LICENSE-MIT", "LICENSE-APACHE"], join(www, ".."), pack);
  await cp(join(www, "PACKAGE.md"), join(pack, "README.md"));
  await writeFile(join(pack, "package.json"), `${JSON.stringify(await manifest(), null, 2)}\n`);
}

/** What npm publishes: no scripts, no dependencies. */
async function manifest() {
  const { name, version, license, engines } = JSON.parse(await readFile(join(www, "package.json"), "utf8"));
  return {
    name,
    version,
    license,
    engines,
    description: "Explains error codes, messages, stack traces and logs, offline, in browsers and Node.",
    keywords: ["error", "errno", "winsock", "diagnostics", "web-component", "webassembly"],
    type: "module",
    main: "./index.js",
    types: "./index.d.ts",
    exports: {
      ".": { types: "./index.d.ts", default: "./index.js" },
      "./element": { types: "./element.d.ts", default: "./element.js" },
      "./define": { types: "./define.d.ts", default: "./define.js" },
      "./pack.schema.json": "./pack.schema.json",
      "./error_explainer_bg.wasm": "./error_explainer_bg.wasm",
      "./articles.bin": "./articles.bin",
      "./package.json": "./package.json",
    },
    sideEffects: ["./define.js"],
  };
}

/** @param {string} to */
async function copyCore(to) {
  await mkdir(to, { recursive: true });
  for (const name of CORE_FILES) await cp(join(core, name), join(to, name));
}

/**
 * @param {string[]} names
 * @param {string} from
 * @param {string} to
 */
async function copyIfThere(names, from, to) {
  for (const name of names) {
    await cp(join(from, name), join(to, name)).catch((failure) => {
      if (failure.code !== "ENOENT") throw failure;
    });
  }
}
