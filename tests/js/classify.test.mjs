import assert from "node:assert/strict";
import test from "node:test";

import { load } from "./package.mjs";

const explainer = await load();
const LINE = "read ECONNRESET at TLSWrap.onStreamRead";
const CHUNK = 32 * 1024;

/**
 * What the spans of the primary finding's evidence say must be what stands there.
 *
 * @param {string} text
 */
function assertExact(text) {
  const { primary } = explainer.classify(text);
  assert.equal(primary?.condition, "connection-reset");
  const spans = primary.evidence.filter(({ end }) => end > 0);
  assert.ok(spans.length > 0);
  for (const { start, end, text: quoted } of spans) assert.equal(text.slice(start, end), quoted);
  assert.ok(text.slice(primary.start, primary.end).includes("ECONNRESET"));
}

test("offsets are UTF-16 whatever stands before", () => {
  for (const before of ["", "💥🔥 ", "连接被重置：", "é à ü ", "👩‍👩‍👧 ", "\uD800 ", "a\0b ", "\u{10FFFF}\n"])
    assertExact(before + LINE);
});

test("offsets are exact beyond chunk borders, even where a pair lies on one", () => {
  for (const before of [
    "x".repeat(CHUNK - 5),
    "x".repeat(CHUNK - 1) + "💥",
    "💥".repeat(CHUNK),
    "语 ".repeat(CHUNK),
    "\uD83D".repeat(CHUNK + 1),
  ]) {
    assertExact(`${before}\n${LINE}`);
  }
});

test("a scanner fed in pieces of any size agrees with classify", () => {
  const text = `💥 started\n${LINE}\n连接\n[WinError 10061] refused 😀`;
  const whole = explainer.classify(text);
  for (let size = 1; size <= 7; size++) {
    const scanner = explainer.scanner();
    for (let at = 0; at < text.length; at += size) scanner.push(text.slice(at, at + size));
    assert.deepEqual(scanner.finish(), whole, `pieces of ${size}`);
  }
});

test("bytes give byte offsets, split anywhere", () => {
  const bytes = new TextEncoder().encode(`💥 ${LINE}`);
  const { primary } = explainer.classify(bytes);
  assert.equal(new TextDecoder().decode(bytes.subarray(primary.start, primary.end)).includes("ECONNRESET"), true);
  const scanner = explainer.scanner();
  for (const byte of bytes) scanner.push(new Uint8Array([byte]));
  assert.deepEqual(scanner.finish().primary, primary);
});

test("bytes of other encodings are read by their mark or as told", () => {
  const utf16 = Buffer.from(`\uFEFF${LINE}`, "utf16le");
  assert.equal(explainer.classify(utf16).primary?.condition, "connection-reset");
  assert.equal(explainer.classify(utf16.subarray(2), { encoding: "utf-16le" }).primary?.condition, "connection-reset");
  assert.equal(
    explainer.classify(Buffer.from(LINE, "latin1"), { encoding: "windows-1252" }).primary?.condition,
    "connection-reset",
  );
});

test("strings and bytes are not mixed", () => {
  const scanner = explainer.scanner();
  scanner.push("a");
  assert.throws(() => scanner.push(new Uint8Array(1)), TypeError);
  scanner.free();
  assert.throws(() => scanner.push("a"), /finished or freed/);
});

test("what is neither text nor bytes is a TypeError", () => {
  for (const bad of [null, undefined, 42, {}, [], new Uint16Array(2)])
    assert.throws(() => explainer.classify(bad), TypeError);
});

test("empty, binary, bracketed and endless input is survived", () => {
  const binary = new Uint8Array(100_000).map((_, index) => (index * 2654435761) >>> 13);
  for (const text of ["", "\n\n\n", "\0".repeat(5000), "[".repeat(200_000), "x".repeat(10_000_000), binary]) {
    const { findings, primary, lines, density } = explainer.classify(text);
    assert.ok(findings.length === 0 || primary);
    assert.equal(density.length, 64);
    assert.ok(lines >= 0);
  }
});

test("ordinary lines hold nothing", () => {
  const ordinary = `2024-03-01 10:54:22 INFO listening on 0.0.0.0:10054, version 10.0.54
GET /items/104 200 in 104 ms
worker 110 took 111 jobs, 104 done, 32 MB`;
  assert.deepEqual(explainer.classify(ordinary).findings, []);
});

test("a bare code is read as lookup reads it", () => {
  const { primary } = explainer.classify("10054");
  assert.equal(primary?.code?.id, "winsock:10054");
  assert.equal(primary.condition, "connection-reset");
});

test("nginx is the client of its upstream, and the commands name the peer", () => {
  const text =
    '2024/03/01 10:54:22 [error] 104#104: *7 recv() failed (104: Connection reset by peer) while reading response header from upstream, client: 10.0.0.5, upstream: "http://10.0.54.12:8104/"';
  const { primary, context } = explainer.classify(text);
  assert.equal(primary?.condition, "connection-reset");
  assert.equal(context.product, "nginx");
  assert.deepEqual(
    [primary.entities.role, primary.entities.host, primary.entities.port],
    ["client", "10.0.54.12", 8104],
  );
  const commands = explainer
    .explain(primary)
    .diagnose.flatMap((step) => step.commands.map(({ text: command }) => command));
  assert.ok(commands.some((command) => command.includes("10.0.54.12")));
  assert.ok(commands.some((command) => command.includes("8104")));
});

test("Python's 10054 is Windows", () => {
  const text =
    "requests.exceptions.ConnectionError: ('Connection aborted.', ConnectionResetError(10054, 'An existing connection was forcibly closed by the remote host', None, 10054, None))";
  const { primary, context } = explainer.classify(text);
  assert.equal(primary?.condition, "connection-reset");
  assert.equal(context.platform, "windows");
});
