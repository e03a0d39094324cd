// What the packs are made of, part by part, before and after brotli.
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { brotliCompressSync, constants } from "node:zlib";

/** Sections by what a reader wants to know; the first that matches counts. */
const groups = [
  ["names of codes", /^code names/],
  ["values and what they mean", /^(code|meaning (condition|prior)|namespace first|url|structures|field|wrapping)/],
  ["fingerprints of messages", /^(phrase|shapes|target lists|split|part)/],
  ["conditions: titles and summaries", /^(condition|yields)/],
  ["titles and sentences of codes", /^meaning text/],
  ["articles", /^article/],
  ["carriers, circumstances, the rest", /./],
];

export const brotli = (bytes) =>
  brotliCompressSync(bytes, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: 11,
      [constants.BROTLI_PARAM_LGWIN]: 24,
      [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
    },
  }).length;

/** The sections of a pack by name: see src/pack/layout.rs. */
function sections(pack, names) {
  const at = (offset) => pack.readUInt32LE(offset);
  return names.map((name, index) => [name, pack.subarray(at(28 + 8 * index), at(28 + 8 * index) + at(32 + 8 * index))]);
}

/** Rows of a table: part, bytes, bytes after brotli. Each group is compressed by itself, so that the sum is a little off. */
function grouped(pack, names) {
  const bytes = new Map(groups.map(([title]) => [title, []]));
  for (const [name, section] of sections(pack, names)) {
    if (name === "more") continue;
    bytes.get(groups.find(([, pattern]) => pattern.test(name))[0]).push(section);
  }
  const rows = [...bytes].map(([title, all]) => [title, Buffer.concat(all)]);
  return rows.filter(([, all]) => all.length > 100).map(([title, all]) => [title, all.length, brotli(all)]);
}

/** The parts of the core, of what follows with the articles, and how many codes and fingerprints there are in each. */
export function parts(root) {
  const folder = mkdtempSync(join(tmpdir(), "parts-"));
  try {
    const check = ["run", "-q", "-p", "error-explainer-pack", "--features", "source", "--example", "check", "--"];
    const core = join(folder, "core");
    const out = execFileSync("cargo", [...check, "src/catalog", core], { cwd: root, encoding: "utf8" });
    const names = [...out.matchAll(/^ *\d+ {2}(.+)$/gm)]
      .map(([, name]) => name)
      .filter((name) => !/^(core|articles)$/.test(name));
    const pack = readFileSync(core);
    const articles = readFileSync(`${core}.articles`);
    const more = sections(articles, names).find(([name]) => name === "more")[1];
    const count = (of) => {
      const rows = (wanted) => sections(of, names).find(([name]) => name === wanted)[1].length;
      return { codes: rows("code marks"), fingerprints: rows("phrase shape") };
    };
    return [
      { title: "the core", ...count(pack), rows: grouped(pack, names) },
      { title: "codes that few people meet", ...count(more), rows: grouped(more, names) },
      { title: "beside the articles", codes: 0, fingerprints: 0, rows: grouped(articles, names) },
    ];
  } finally {
    rmSync(folder, { recursive: true });
  }
}
