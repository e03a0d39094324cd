import assert from "node:assert/strict";
import test from "node:test";

import { load, PackError } from "./package.mjs";

const pack = {
  schema: 1,
  name: "acme",
  codes: [
    {
      namespace: "acme",
      value: 17,
      symbol: "ACME_DISK_GONE",
      title: "The disk is gone",
      summary: "The array lost a disk.",
    },
  ],
  carriers: [{ text: "ACME error {}", namespace: "acme" }],
};

test("a pack is added to one explainer, from an object, text or bytes", async () => {
  for (const form of [pack, JSON.stringify(pack), new TextEncoder().encode(JSON.stringify(pack))]) {
    const explainer = await load();
    assert.equal(explainer.addPack(form).name, "acme");
    assert.equal(explainer.lookup("ACME_DISK_GONE")[0]?.id, "acme:17");
    assert.equal(explainer.classify("ACME error 17").primary?.code?.id, "acme:17");
    assert.deepEqual((await load()).lookup("ACME_DISK_GONE"), []);
    assert.equal(explainer.removePack("acme"), true);
    assert.deepEqual(explainer.lookup("ACME_DISK_GONE"), []);
    assert.equal(explainer.removePack("acme"), false);
  }
});

test("a bad pack is refused with every defect and changes nothing", async () => {
  const explainer = await load();
  const bad = { ...pack, codes: [...pack.codes, { namespace: "acme" }, { value: {} }] };
  assert.throws(
    () => explainer.addPack(bad),
    (error) =>
      error instanceof PackError &&
      error.name === "PackError" &&
      error.defects.length >= 2 &&
      error.defects.every(({ path, message }) => path && message),
  );
  assert.deepEqual(explainer.lookup("ACME_DISK_GONE"), []);
});

test("what is no JSON and what is no pack is a PackError", async () => {
  const explainer = await load();
  for (const bad of ["{", "", "null", "[]", "42", new Uint8Array([255, 254]), undefined, { schema: 2, name: "x" }]) {
    assert.throws(() => explainer.addPack(bad), PackError, String(bad));
  }
});
