// Measures what was built and prints tables: `./build.sh bench`.
import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { createServer } from "node:http";
import { createRequire } from "node:module";
import { cpus } from "node:os";
import { extname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";

import { log, sizes } from "./logs.mjs";
import { line, measure, queries } from "./measure.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));
const scratch = join(root, ".cache/bench");
const tries = 15;

const [native, node, chromium] = [await inRust(), await inNode(), await inChromium()];
console.log(`\n${cpus()[0]?.model.trim() ?? "unknown processor"}, Node ${process.versions.node}, Chromium ${chromium.version}\n`);
printSizes();
printStarts();
printLookups();
printThroughput();

// ---------------------------------------------------------------------------------------------------------------------

function run(program, ...args) {
  return execFileSync(program, args, { cwd: root, encoding: "utf8", stdio: ["ignore", "pipe", "inherit"] });
}

function progress(text) {
  process.stderr.write(`    ${text}\n`);
}

/** The Rust library, by a program of its own that prints lines `name<TAB>number`. */
function inRust() {
  progress("natively");
  run(process.execPath, "benches/logs.mjs", scratch);
  const locked = process.env.CI ? ["--locked"] : [];
  const out = run("cargo", "bench", "--quiet", ...locked, "--bench", "native", "--", scratch, ...queries);
  return Object.fromEntries(out.trim().split("\n").map((row) => row.split("\t")).map(([name, value]) => [name, Number(value)]));
}

async function inNode() {
  progress("in Node");
  const { load } = await import("../www/dist/package/index.js");
  const logs = Object.fromEntries(Object.keys(sizes).map((name) => [name, new TextEncoder().encode(log(name))]));
  const results = await measure(await load(), logs, sumWasm());
  // Each start in a process of its own, from an empty heap.
  const starts = [];
  for (let i = 0; i < tries; i += 1) {
    starts.push(JSON.parse(run(process.execPath, "--input-type=module", "-e", `${startUp("./www/dist/package/index.js")}; console.log(JSON.stringify(await startUp()))`)));
  }
  return { ...results, ...medians(starts) };
}

async function inChromium() {
  progress("in Chromium");
  const require = createRequire(join(root, "www/package.json"));
  const { chromium } = require("playwright-core");
  const server = await serve();
  const origin = `http://localhost:${server.address().port}`;
  const args = process.getuid?.() === 0 ? ["--no-sandbox"] : [];
  const browser = await chromium.launch({ executablePath: process.env.CHROME, args });
  try {
    // Each start in a context of its own, with nothing in the cache.
    const starts = [];
    for (let i = 0; i < tries; i += 1) {
      const context = await browser.newContext();
      const page = await context.newPage();
      await page.goto(`${origin}/`);
      starts.push(await page.evaluate(`(async () => { ${startUp("/package/index.js")}; return startUp(); })()`));
      await context.close();
    }
    const page = await browser.newPage();
    await page.goto(`${origin}/`);
    const results = await page.evaluate(async (names) => {
      const { load } = await import("/package/index.js");
      const { measure } = await import("/benches/measure.mjs");
      const bytes = async (url) => new Uint8Array(await (await fetch(url)).arrayBuffer());
      const logs = {};
      for (const name of names) logs[name] = await bytes(`/logs/${name}.log`);
      return measure(await load(), logs, await bytes("/sum.wasm"));
    }, Object.keys(sizes));
    return { ...results, ...medians(starts), version: browser.version() };
  } finally {
    await browser.close();
    server.close();
  }
}

/** Source text of a function that starts the explainer and takes the times, for a fresh process or page. */
function startUp(address) {
  return `async function startUp() {
    const { load } = await import(${JSON.stringify(address)});
    const begun = performance.now();
    const explainer = await load({ articlesLater: true });
    const { primary } = explainer.classify(${JSON.stringify(line)});
    const finding = performance.now() - begun;
    if (!primary) throw new Error("no finding in the first line");
    await explainer.articles;
    explainer.explain(primary);
    return { finding, explanation: performance.now() - begun };
  }`;
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

/** What the browser needs, under the policy that the page is served with. */
async function serve() {
  const policy = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'";
  const types = { ".js": "text/javascript", ".mjs": "text/javascript", ".wasm": "application/wasm" };
  const folders = { package: "www/dist/package", benches: "benches", logs: ".cache/bench" };
  const server = createServer((request, response) => {
    const path = new URL(request.url, "http://localhost").pathname;
    const [, folder, name] = /^\/(\w+)\/([\w.-]+)$/.exec(path) ?? [];
    const headers = { "content-security-policy": policy, "content-type": types[extname(path)] ?? "text/plain" };
    try {
      if (path === "/") {
        response.writeHead(200, { ...headers, "content-type": "text/html" }).end("<!doctype html><title>bench</title>");
      } else if (path === "/sum.wasm") {
        response.writeHead(200, headers).end(readFileSync(join(scratch, "sum.wasm")));
      } else {
        response.writeHead(200, headers).end(readFileSync(join(root, folders[folder], name)));
      }
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise((listening) => server.listen(0, "localhost", listening));
  return server;
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
    const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length };
    const packed = [bytes.length, gzipSync(bytes, { level: 9 }).length, brotliCompressSync(bytes, { params }).length];
    totals[kind] = totals[kind].map((sum, i) => sum + packed[i]);
  }
  const all = Object.values(totals).reduce((sum, row) => sum.map((value, i) => value + row[i]), [0, 0, 0]);
  table([`bytes of ${relative(root, site)}`, "raw", "gzip", "brotli"], [
    ...Object.entries(totals).map(([kind, row]) => [kind, ...row.map(whole)]),
    ["all", ...all.map(whole)],
  ]);
}

function printStarts() {
  const ms = (value) => value.toFixed(1);
  table(["milliseconds from load() to", "natively", "Node", "Chromium"], [
    ["first finding (articles later)", ms(native.start_finding), ms(node.finding), ms(chromium.finding)],
    ["first explanation", ms(native.start_explanation), ms(node.explanation), ms(chromium.explanation)],
  ]);
}

function printLookups() {
  table(["lookups per second", "natively", "Node", "Chromium"], [
    [`${queries.length} queries in turn`, whole(native.lookup), whole(node.lookup), whole(chromium.lookup)],
  ]);
}

function printThroughput() {
  for (const name of Object.keys(sizes)) {
    const [n, j, c] = [{ bytes: native[`${name}_bytes`], string: native[`${name}_string`], read: native[`${name}_read`] }, node.logs[name], chromium.logs[name]];
    const row = (title, key) => [title, ...[n, j, c].map((of) => (of[key] === undefined ? "" : whole(of[key])))];
    const ratio = (title, over, under) => [title, ...[n, j, c].map((of) => (of[over] && of[under] ? (of[over] / of[under]).toFixed(2) : ""))];
    table([`MB/s on the ${name} log (${j.occurrences} errors in ${j.lines} lines)`, "natively", "Node", "Chromium"], [
      row("classify, bytes", "bytes"),
      row("classify, string", "string"),
      row("RegExp of thirty patterns", "regexp"),
      row("bare read", "read"),
      ratio("string / bytes", "string", "bytes"),
      ratio("bytes / RegExp", "bytes", "regexp"),
      ratio("bytes / bare read", "bytes", "read"),
    ]);
  }
}

function whole(number) {
  return Math.round(number).toLocaleString("en");
}

/** A Markdown table, aligned for reading. */
function table(head, rows) {
  const widths = head.map((_, i) => Math.max(...[head, ...rows].map((row) => row[i].length)));
  const shown = (row) => `| ${row.map((cell, i) => (i === 0 ? cell.padEnd(widths[i]) : cell.padStart(widths[i]))).join(" | ")} |`;
  const rule = `|${widths.map((width, i) => (i === 0 ? "-".repeat(width + 2) : `${"-".repeat(width + 1)}:`)).join("|")}|`;
  console.log([shown(head), rule, ...rows.map(shown), ""].join("\n"));
}
