import { bar, h } from "../dom.js";
import { confidenceWord } from "../model.js";
import { platformName, valueOf } from "./kit.js";
import { inline } from "./prose.js";

/**
 * @import { Classification, Entities, Finding } from "../../index.d.ts"
 * @import { Model } from "../model.js"
 * @import { Kit } from "./kit.js"
 */

/**
 * The head of the answer: what it is, how sure we are, under which circumstances.
 *
 * @param {Kit} kit
 * @param {Model} model
 * @param {Classification} classification
 */
export function answerHead(kit, model, classification) {
  const { finding, explanation } = model;
  return h(
    "header",
    { class: "head", part: "head" },
    h("h2", { id: "answer-title", tabindex: -1, part: "title" }, explanation.title),
    codeLine(kit, model),
    h("p", { class: "summary", part: "summary" }, ...inline(explanation.summary)),
    finding && facts(kit, classification, finding),
  );
}

/**
 * @param {Kit} kit
 * @param {Model} model
 */
function codeLine(kit, { finding, explanation, readings }) {
  const code = finding ? finding.code : explanation.code;
  if (!code) return null;
  const title = kit.namespaces.get(code.namespace)?.title ?? code.namespace;
  const via = readings.flatMap(({ matches }) => matches).find(({ id }) => id === code.id)?.via;
  const platform = code.platform === "any" ? "" : platformName(kit, code.platform);
  return h(
    "p",
    { class: "code-line" },
    h("code", { class: "symbol" }, code.symbol),
    h("span", { class: "code-value" }, valueOf(code)),
    h("span", { class: "code-namespace" }, title),
    via && h("code", { class: "via" }, via),
    platform && !title.includes(platform) && h("span", { class: "chip" }, platform),
  );
}

/**
 * @param {Kit} kit
 * @param {number} value
 */
function confidence({ strings }, value) {
  return h(
    "div",
    { class: "confidence", part: "confidence" },
    h("dt", {}, strings.facts.confidence),
    h(
      "dd",
      {},
      strings.confidence[confidenceWord(value)],
      bar(value),
      h("span", { class: "figure" }, strings.percent(value)),
    ),
  );
}

/**
 * How sure we are, and the circumstances as far as the text tells them.
 *
 * @param {Kit} kit
 * @param {Classification} classification
 * @param {Finding} finding
 */
function facts(kit, { context }, { confidence: value, entities }) {
  const { facts: names, roles, operations, runtimes } = kit.strings;
  const runtime = entities.runtime ?? context.runtime;
  const product = entities.product ?? context.product;
  /** @type {[string, string | undefined | null][]} */
  const rows = [
    product ? [names.product, product] : [names.runtime, runtime && (runtimes[runtime] ?? runtime)],
    [names.role, entities.role && (roles[entities.role] ?? entities.role)],
    [names.operation, entities.operation && (operations[entities.operation] ?? entities.operation)],
    [isLocal(entities) ? names.local : names.peer, peer(entities)],
    [names.path, entities.path],
    [names.pid, entities.pid?.toString()],
  ];
  const known = rows
    .filter(([, text]) => text)
    .map(([name, text]) => h("div", {}, h("dt", {}, name), h("dd", {}, text)));
  return h("dl", { class: "facts", part: "facts" }, confidence(kit, value), ...known);
}

/** @param {Entities} entities */
function isLocal({ operation, host }) {
  return !host && (operation === "bind" || operation === "listen");
}

/** @param {Entities} entities */
function peer({ host, port, service }) {
  if (!host && port === undefined) return null;
  const bracketed = host?.includes(":") && port !== undefined ? `[${host}]` : (host ?? "");
  const address = port === undefined ? bracketed : host ? `${bracketed}:${port}` : String(port);
  return service ? `${address} (${service})` : address;
}
