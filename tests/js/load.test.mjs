import assert from "node:assert/strict";
import test from "node:test";

import { file, load, LoadError, serve } from "./package.mjs";

const isLoadError = (reason) => (error) => {
  assert.ok(error instanceof LoadError);
  assert.equal(error.name, "LoadError");
  assert.equal(error.reason, reason, error.message);
  assert.match(error.message, /\. /, "the message says what to do");
  return true;
};

test("importing the package and its element needs no DOM and does nothing", async () => {
  await import("../../www/dist/package/define.js");
  await import("../../www/dist/package/element.js");
  assert.equal(globalThis.customElements, undefined);
});

test("load() finds the core and the articles beside the module", async () => {
  const explainer = await load();
  assert.ok(explainer.explain("connection-reset").complete);
  await explainer.articles;
});

test("concurrent loads share what is fetched", async (t) => {
  const [wasm, articles] = [await file("error_explainer_bg.wasm"), await file("articles.bin")];
  const { url, counts } = await serve(t, (path) => ({ body: path.endsWith(".wasm") ? wasm : articles }));
  const options = { wasm: `${url}/core.wasm`, articles: new URL(`${url}/articles.bin`) };
  await Promise.all([load(options), load(options), load(options)]);
  assert.deepEqual([...counts.values()], [1, 1]);
});

test("the core and the articles are taken from bytes, modules and responses", async () => {
  const [wasm, articles] = [await file("error_explainer_bg.wasm"), await file("articles.bin")];
  const module = await WebAssembly.compile(wasm);
  const response = new Response(wasm, { headers: { "content-type": "application/wasm" } });
  for (const source of [wasm, wasm.buffer.slice(wasm.byteOffset, wasm.byteOffset + wasm.length), module, response]) {
    const explainer = await load({ wasm: source, articles });
    assert.ok(explainer.explain("connection-reset").complete);
  }
});

test("with articlesLater the core answers before the articles are there", async (t) => {
  const articles = await file("articles.bin");
  const { url } = await serve(t, () => ({ body: articles, type: "application/octet-stream" }));
  const explainer = await load({ articles: `${url}/articles.bin`, articlesLater: true });
  assert.equal(explainer.explain("connection-reset").complete, false);
  assert.notEqual(explainer.explain("connection-reset").summary, "");
  await explainer.articles;
  assert.equal(explainer.explain("connection-reset").complete, true);
});

test("a failed load rejects and the next call tries afresh", async (t) => {
  const wasm = await file("error_explainer_bg.wasm");
  const { url } = await serve(t, (_, count) => (count === 1 ? { status: 503 } : { body: wasm }));
  await assert.rejects(load({ wasm: `${url}/core.wasm` }), isLoadError("network"));
  const explainer = await load({ wasm: `${url}/core.wasm` });
  assert.ok(explainer.catalog.codes > 0);
});

test("failed articles reject and the next call tries afresh", async (t) => {
  const articles = await file("articles.bin");
  const { url } = await serve(t, (_, count) => (count === 1 ? { body: "x" } : { body: articles }));
  await assert.rejects(load({ articles: `${url}/articles.bin` }), isLoadError("corrupt"));
  assert.ok((await load({ articles: `${url}/articles.bin` })).explain("connection-reset").complete);
});

test("articles that fail later reject the promise and leave the core at work", async (t) => {
  const { url } = await serve(t, () => ({ status: 404 }));
  const explainer = await load({ articles: `${url}/articles.bin`, articlesLater: true });
  await assert.rejects(explainer.articles, isLoadError("network"));
  assert.equal(explainer.lookup(10054)[0]?.symbol, "WSAECONNRESET");
});

test("each way of failing has its reason", async (t) => {
  const wasm = await file("error_explainer_bg.wasm");
  const { url } = await serve(t, (path) => {
    if (path === "/page.wasm") return { type: "text/html", body: "<!doctype html>" };
    if (path === "/text.wasm") return { type: "text/plain", body: wasm };
    return { status: 404 };
  });
  await assert.rejects(load({ wasm: `${url}/page.wasm` }), isLoadError("mime"));
  await assert.rejects(load({ wasm: `${url}/text.wasm` }), isLoadError("mime"));
  await assert.rejects(load({ wasm: `${url}/missing.wasm` }), isLoadError("network"));
  await assert.rejects(load({ wasm: "http://127.0.0.1:1/core.wasm" }), isLoadError("network"));
  await assert.rejects(load({ wasm: new URL("missing.wasm", import.meta.url) }), isLoadError("network"));
  await assert.rejects(load({ wasm: wasm.subarray(0, wasm.length / 2) }), isLoadError("corrupt"));
  await assert.rejects(load({ wasm: new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0]) }), isLoadError("corrupt"));
});

test("truncated or foreign articles are refused", async () => {
  const articles = await file("articles.bin");
  for (const bad of [
    new Uint8Array(),
    articles.subarray(0, articles.length / 2),
    new TextEncoder().encode("not articles ".repeat(100)),
  ]) {
    await assert.rejects(load({ articles: bad }), isLoadError("corrupt"));
  }
});

test("a freed explainer throws, others go on", async () => {
  const [first, second] = [await load(), await load()];
  first.free();
  first.free();
  assert.throws(() => first.lookup("ECONNRESET"), /freed/);
  assert.throws(() => first.classify("x"), /freed/);
  assert.throws(() => first.catalog, /freed/);
  assert.equal(second.lookup("WSAECONNRESET")[0]?.value, 10054);
});
