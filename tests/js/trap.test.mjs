import assert from "node:assert/strict";
import test from "node:test";

/** Names of exports that trap once, when they are called next. */
const armed = new Set();

// The glue gets exports of ours, which behave like the core's until one is armed.
const { Instance, instantiate } = WebAssembly;
const wrapped = (instance) =>
  Object.create(Instance.prototype, {
    exports: {
      value: Object.fromEntries(Object.entries(instance.exports).map(([name, value]) => [name, trapping(name, value)])),
    },
  });
const trapping = (name, value) =>
  typeof value !== "function"
    ? value
    : (...args) => {
        if (armed.delete(name)) throw new WebAssembly.RuntimeError("unreachable");
        return value(...args);
      };
WebAssembly.Instance = /** @type {any} */ (
  function (module, imports) {
    return wrapped(new Instance(module, imports));
  }
);
WebAssembly.Instance.prototype = Instance.prototype;
WebAssembly.instantiate = /** @type {any} */ (async (module, imports) => wrapped(await instantiate(module, imports)));

const { load } = await import("./package.mjs");

test("after a trap the next call works, with packs and articles", async () => {
  const explainer = await load();
  explainer.addPack({
    schema: 1,
    name: "acme",
    codes: [{ namespace: "acme", value: 17, symbol: "ACME_DISK_GONE", title: "Gone", summary: "It is gone." }],
  });
  const other = await load();
  armed.add("core_lookup");
  assert.throws(() => explainer.lookup("10054"), /started afresh/);
  assert.equal(explainer.lookup("10054")[0]?.symbol, "WSAECONNRESET");
  assert.equal(explainer.lookup("ACME_DISK_GONE")[0]?.id, "acme:17");
  assert.equal(explainer.explain("connection-reset").complete, true);
  assert.equal(other.explain("connection-reset").complete, true);
  assert.deepEqual(other.lookup("ACME_DISK_GONE"), []);
});

test("a scanner that lived through a trap fails clearly, a new one works", async () => {
  const explainer = await load();
  const scanner = explainer.scanner();
  scanner.push("read ECONN");
  armed.add("core_suggest");
  assert.throws(() => explainer.suggest("E"), /started afresh/);
  assert.throws(() => scanner.push("RESET"), /Scan again/);
  scanner.free();
  assert.equal(explainer.classify("read ECONNRESET").primary?.condition, "connection-reset");
});

test("a trap inside a scan fails that scan alone", async () => {
  const explainer = await load();
  armed.add("corescanner_commit");
  assert.throws(() => explainer.classify("read ECONNRESET"), /started afresh/);
  assert.equal(explainer.classify("read ECONNRESET").primary?.condition, "connection-reset");
});

test("explainers from before a trap can be freed", async () => {
  const explainer = await load();
  armed.add("core_lookup");
  assert.throws(() => explainer.lookup("1"));
  explainer.free();
  assert.throws(() => explainer.lookup("1"), /freed/);
  assert.ok((await load()).catalog.codes > 0);
});
