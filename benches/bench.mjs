// Measures what was built and prints tables: `./build.sh bench`.
import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { cpus } from "node:os";
import { extname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";

import { listen, server } from "../www/serve.mjs";
import { log, sizes } from "./logs.mjs";
import { measure, queries } from "./measure.mjs";
import { brotli, parts } from "./parts.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));
const scratch = join(root, ".cache/bench");
const tries = 15;

rmSync(scratch, { recursive: true, force: true });
mkdirSync(scratch, { recursive: true });
const logs = Object.fromEntries(Object.keys(sizes).map((name) => [name, new TextEncoder().encode(log(name))]));
for (const [name, bytes] of Object.entries(logs)) writeFileSync(join(scratch, `${name}.log`), bytes);

/** The same shape from everywhere: see measure() and startUp(). */
const places = [inRust(), await inNode(), await inChromium()];
const title = ["natively", `Node ${process.versions.node}`, `Chromium ${places[2].version}`];
console.log(`\n${cpus()[0]?.model.trim() || "Unknown processor"}; wasm in ${title[1]} and ${title[2]}\n`);
printSizes();
printParts();
printStarts();
printLookups();
Object.keys(sizes).forEach(printThroughput);

// ---------------------------------------------------------------------------------------------------------------------

function run(program, ...args) {
  return execFileSync(program, args, { cwd: root, encoding: "utf8", stdio: ["ignore", "pipe", "inherit"] });
}

function progress(text) {
  process.stderr.write(`    ${text}\n`);
}

/** The Rust library, by a program of its own that prints lines `name<TAB>number`; a dot in a name leads deeper. */
function inRust() {
  progress("natively");
  cpSync(join(root, "www/dist/package/articles.bin"), join(scratch, "articles.bin"));
  const locked = process.env.CI ? ["--locked"] : [];
  const out = run("cargo", "bench", "--quiet", ...locked, "--bench", "native", "--", scratch, ...queries);
  const results = { logs: {} };
  for (const row of out.trim().split("\n")) {
    const [path, value] = row.split("\t");
    const [last, ...way] = path.split(".").reverse();
    const at = way.reverse().reduce((object, key) => (object[key] ??= {}), results);
    at[last] = Number(value);
  }
  return results;
}

async function inNode() {
  progress("in Node");
  const { load } = await import("../www/dist/package/index.js");
  const results = await measure(await load(), logs, sumWasm());
  // Each start in a process of its own.
  const startOnce = `
    import { load } from "./www/dist/package/index.js";
    import { startUp } from "./benches/measure.mjs";
    console.log(JSON.stringify(await startUp(load)));`;
  const starts = [];
  for (let i = 0; i < tries; i += 1) {
    starts.push(JSON.parse(run(process.execPath, "--input-type=module", "-e", startOnce)));
  }
  return { ...results, ...medians(starts) };
}

async function inChromium() {
  progress("in Chromium");
  const require = createRequire(join(root, "www/package.json"));
  const playwright = require("playwright-core");
  const { address, close } = await serve();
  const args = process.getuid?.() === 0 ? ["--no-sandbox"] : [];
  const browser = await playwright.chromium.launch({ executablePath: process.env.CHROME, args });
  try {
    // Each start in a context of its own, with nothing in the cache.
    const starts = [];
    for (let i = 0; i < tries; i += 1) {
      const context = await browser.newContext();
      const page = await context.newPage();
      await page.goto(address);
      starts.push(
        await page.evaluate(async () => {
          const { load } = await import("/package/index.js");
          const { startUp } = await import("/measure.mjs");
          return startUp(load);
        }),
      );
      await context.close();
    }
    const page = await browser.newPage();
    await page.goto(address);
    const results = await page.evaluate(async (names) => {
      const { load } = await import("/package/index.js");
      const shared = await import("/measure.mjs");
      const bytes = async (url) => new Uint8Array(await (await fetch(url)).arrayBuffer());
      const fetched = {};
      for (const name of names) fetched[name] = await bytes(`/${name}.log`);
      return shared.measure(await load(), fetched, await bytes("/sum.wasm"));
    }, Object.keys(sizes));
    return { ...results, ...medians(starts), version: browser.version() };
  } finally {
    await browser.close();
    close();
  }
}

function medians(starts) {
  const median = (values) => values.sort((a, b) => a - b)[values.length >> 1];
  return { finding: median(starts.map((s) => s.finding)), explanation: median(starts.map((s) => s.explanation)) };
}

function sumWasm() {
  const out = join(scratch, "sum.wasm");
  run("www/node_modules/.bin/wasm-as", "--enable-simd", "benches/sum.wat", "-o", out);
  return readFileSync(out);
}

/** Gathers what the browser needs in one folder, which is served under the page's own policy. */
async function serve() {
  cpSync(join(root, "benches/measure.mjs"), join(scratch, "measure.mjs"));
  cpSync(join(root, "www/dist/package"), join(scratch, "package"), { recursive: true });
  writeFileSync(join(scratch, "index.html"), "<!doctype html><title>Measurements</title>");
  const served = server(scratch);
  return { address: await listen(served, 0), close: () => served.close() };
}

// ---------------------------------------------------------------------------------------------------------------------

function printSizes() {
  const site = join(root, "www/dist/site");
  const kinds = { ".wasm": "wasm", ".bin": "articles", ".js": "JavaScript", ".css": "CSS", ".html": "HTML" };
  const totals = Object.fromEntries(Object.values(kinds).map((kind) => [kind, [0, 0, 0]]));
  for (const entry of readdirSync(site, { recursive: true, withFileTypes: true })) {
    const kind = kinds[extname(entry.name)];
    if (!entry.isFile() || !kind) continue;
    const bytes = readFileSync(join(entry.parentPath, entry.name));
    const packed = [bytes.length, gzipSync(bytes, { level: 9 }).length, brotli(bytes)];
    totals[kind] = totals[kind].map((sum, i) => sum + packed[i]);
  }
  const all = Object.values(totals).reduce((sum, row) => sum.map((value, i) => value + row[i]), [0, 0, 0]);
  table(
    [`bytes of ${relative(root, site)}`, "raw", "gzip", "brotli"],
    [...Object.entries(totals).map(([kind, row]) => [kind, ...row.map(whole)]), ["all", ...all.map(whole)]],
  );
}

/** What the packs are made of, and what a code and a fingerprint cost. */
function printParts() {
  const wasm = readFileSync(join(root, "www/dist/package/error_explainer_bg.wasm"));
  for (const { title: pack, codes, fingerprints, rows } of parts(root)) {
    const cost = (bytes, count) => (count ? (bytes / count).toFixed(1) : "");
    const counts = {
      "names of codes": codes,
      "values and what they mean": codes,
      "fingerprints of messages": fingerprints,
    };
    const shown = rows.map(([part, raw, packed]) => {
      const count = counts[part] ?? 0;
      return [part, whole(raw), whole(packed), count ? whole(count) : "", cost(raw, count), cost(packed, count)];
    });
    if (pack === "the core") {
      const packs = rows.reduce((sum, [, raw, packed]) => [sum[0] + raw, sum[1] + packed], [0, 0]);
      shown.unshift(["engine", whole(wasm.length - packs[0]), whole(brotli(wasm) - packs[1]), "", "", ""]);
    }
    table([pack, "raw", "brotli", "rows", "raw each", "brotli each"], shown);
  }
}

function printStarts() {
  const row = (what, key) => [what, ...places.map((place) => place[key].toFixed(1))];
  table(
    ["milliseconds from load() to", "natively", "Node", "Chromium"],
    [row("first finding, articles on their way", "finding"), row("first explanation", "explanation")],
  );
}

function printLookups() {
  table(
    ["lookups per second", "natively", "Node", "Chromium"],
    [[`${queries.length} queries in turn`, ...places.map((place) => whole(place.lookup))]],
  );
}

/** @param {string} name of the log */
function printThroughput(name) {
  const rates = places.map((place) => place.logs[name]);
  const row = (what, key) => [what, ...rates.map((rate) => (rate[key] ? whole(rate[key]) : ""))];
  const ratio = (what, over, under) => [
    what,
    ...rates.map((rate) => (rate[over] && rate[under] ? (rate[over] / rate[under]).toFixed(2) : "")),
  ];
  const { occurrences, lines } = rates[1];
  table(
    [`MB/s, ${name} log: ${whole(occurrences)} errors in ${whole(lines)} lines`, "natively", "Node", "Chromium"],
    [
      row("classify, bytes", "bytes"),
      row("classify, string", "string"),
      row("RegExp of thirty patterns", "regexp"),
      row("bare read", "read"),
      ratio("string / bytes", "string", "bytes"),
      ratio("bytes / RegExp", "bytes", "regexp"),
      ratio("bytes / bare read", "bytes", "read"),
    ],
  );
}

function whole(number) {
  return Math.round(number).toLocaleString("en");
}

/** A Markdown table, aligned for reading. */
function table(head, rows) {
  const widths = head.map((_, i) => Math.max(...[head, ...rows].map((row) => row[i].length)));
  const shown = (row) =>
    `| ${row.map((cell, i) => (i === 0 ? cell.padEnd(widths[i]) : cell.padStart(widths[i]))).join(" | ")} |`;
  const rule = `|${widths.map((width, i) => (i === 0 ? "-".repeat(width + 2) : `${"-".repeat(width + 1)}:`)).join("|")}|`;
  console.log([shown(head), rule, ...rows.map(shown), ""].join("\n"));
}
