import assert from "node:assert/strict";
import test from "node:test";

import { load, UnknownIdError } from "./package.mjs";

const explainer = await load();

test("a code is read however it is written", () => {
  for (const query of [
    10054,
    "10054",
    "0x2746",
    "WSAECONNRESET",
    "wsaeconnreset",
    "os error 10054",
    "[WinError 10054]",
  ]) {
    assert.equal(explainer.lookup(query)[0]?.id, "winsock:10054", String(query));
  }
  for (const query of [-104, "errno -104", "errno: -104", "[Errno 104]"]) {
    assert.equal(explainer.lookup(query)[0]?.id, "linux-errno:104", String(query));
  }
});

test("wrapped codes are unwrapped", () => {
  for (const query of ["0x80072746", -2147014842, 2147952454, "80072746"]) {
    assert.equal(explainer.lookup(query)[0]?.condition, "connection-reset", String(query));
  }
});

test("the platform of a number is a hint that hides nothing", () => {
  const ids = explainer.lookup(54, { platform: "macos" }).map(({ id }) => id);
  assert.equal(ids[0], "macos-errno:54");
  assert.ok(ids.length > 1);
});

test("scores fall and stay between nothing and one", () => {
  const scores = explainer.lookup("104").map(({ score }) => score);
  assert.deepEqual(
    scores,
    [...scores].sort((a, b) => b - a),
  );
  assert.ok(scores.every((score) => score >= 0 && score <= 1));
});

test("an unknown code gives an empty array", () => {
  for (const query of ["", "no-such-code", "999999999999", "💥", "\0", "-"])
    assert.deepEqual(explainer.lookup(query), [], query);
});

test("limit cuts", () => {
  assert.equal(explainer.lookup("104", { limit: 1 }).length, 1);
});

test("explain takes conditions, code ids and findings", () => {
  const finding = explainer.classify("read ECONNRESET").primary;
  for (const id of ["connection-reset", "winsock:10054", "linux-errno:104", finding]) {
    assert.equal(explainer.explain(id).condition, "connection-reset");
  }
});

test("an article of the first family has every part", () => {
  const article = explainer.explain("connection-reset");
  for (const part of ["codes", "causes", "scenarios", "diagnose", "resolve", "related", "faq", "sources"]) {
    assert.ok(article[part].length > 1, part);
  }
  assert.ok(article.background && article.criticality.text && article.developer.text && article.developer.retry.text);
  assert.ok(article.developer.examples.length >= 6);
  const total = article.causes.reduce((sum, { likelihood }) => sum + likelihood, 0);
  assert.ok(Math.abs(total - 1) < 0.01, `likelihoods add to ${total}`);
});

test("an answer ranks the causes anew", () => {
  const before = explainer.explain("connection-reset").causes;
  const step = explainer.explain("connection-reset").diagnose.find(({ observations }) => observations.length > 1);
  const rankings = step.observations.map(
    ({ id }) => explainer.explain("connection-reset", { answers: { [step.id]: id } }).causes,
  );
  assert.ok(rankings.some((causes) => causes[0].likelihood !== before[0].likelihood));
});

test("the platform shapes the commands", () => {
  const platforms = new Set(
    explainer
      .explain("connection-reset", { platform: "windows" })
      .diagnose.flatMap(({ commands }) => commands.map(({ platform }) => platform)),
  );
  assert.ok(platforms.has("windows"));
  assert.ok(!platforms.has("linux") && !platforms.has("macos"));
});

test("an unknown id throws UnknownIdError", () => {
  for (const id of ["no-such-condition", "winsock:1", ""]) {
    assert.throws(
      () => explainer.explain(id),
      (error) =>
        error instanceof UnknownIdError && error.name === "UnknownIdError" && error.id === id && error.message !== "",
    );
  }
});

test("suggest completes and corrects", () => {
  assert.ok(explainer.suggest("WSAECONNRES").some(({ symbol }) => symbol === "WSAECONNRESET"));
  assert.ok(explainer.suggest("ECONRESET").some(({ symbol, corrected }) => symbol === "ECONNRESET" && corrected));
  assert.ok(explainer.suggest("E", { limit: 3 }).length <= 3);
});

test("the catalog counts itself", () => {
  const { version, namespaces, codes, conditions, articles, phrases, locales } = explainer.catalog;
  assert.match(version, /^\d+\.\d+\.\d+/);
  assert.equal(namespaces, explainer.namespaces().length);
  assert.equal(conditions, explainer.conditions().length);
  assert.equal(articles, explainer.conditions().filter(({ full }) => full).length);
  assert.ok(codes > 100 && phrases > 0 && locales.includes("en"));
});

test("codes of a namespace come in pages", () => {
  const first = explainer.codes("winsock", { limit: 3 });
  const next = explainer.codes("winsock", { offset: 3, limit: 3 });
  assert.equal(first.length, 3);
  assert.equal(next.length, 3);
  assert.notEqual(first[0].id, next[0].id);
});
