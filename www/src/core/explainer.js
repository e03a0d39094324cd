import { Core } from "error-explainer-glue";

import { PackError } from "./errors.js";
import { generation, guarded } from "./runtime.js";
import { ChunkedScanner, isBytes } from "./scanner.js";

/**
 * @import {
 *   ClassifyOptions, Explainer, ExplainOptions, Finding, LookupOptions, Pack, PackReport, ReportOptions, Classification,
 * } from "../index.d.ts"
 */

/**
 * One explainer: a core of its own, with what is needed to make it again after a trap.
 *
 * @implements {Explainer}
 */
export class CoreExplainer {
  /** @type {Core | null} */
  #core;
  #generation;
  /** @type {Uint8Array | null} */
  #articleBytes = null;
  /** @type {Map<string, unknown>} */
  #packs = new Map();
  #freed = false;

  /** @type {Promise<void>} */
  articles;

  /** @param {Promise<Uint8Array>} articleBytes */
  constructor(articleBytes) {
    this.#core = guarded(() => new Core());
    this.#generation = generation();
    this.articles = articleBytes.then((bytes) => this.#giveArticles(bytes));
    // Whoever waits for it is told of a failure; nobody has to.
    this.articles.catch(() => {});
  }

  get catalog() {
    return this.#call((core) => core.catalog());
  }

  /**
   * @param {string | number} query
   * @param {LookupOptions} [options]
   */
  lookup(query, options) {
    return this.#call((core) => core.lookup(String(query), options));
  }

  /**
   * @param {string | Uint8Array} text
   * @param {ClassifyOptions} [options]
   */
  classify(text, options) {
    const scanner = this.#scanner(options, isBytes(text));
    try {
      scanner.push(text);
      return scanner.finish();
    } finally {
      scanner.free();
    }
  }

  /**
   * @param {string | Finding} id
   * @param {ExplainOptions} [options]
   */
  explain(id, options) {
    return this.#call((core) => core.explain(id, options));
  }

  /**
   * @param {string} typed
   * @param {{limit?: number}} [options]
   */
  suggest(typed, options) {
    return this.#call((core) => core.suggest(String(typed), options?.limit));
  }

  namespaces() {
    return this.#call((core) => core.namespaces());
  }

  /**
   * @param {string} namespace
   * @param {{offset?: number, limit?: number}} [options]
   */
  codes(namespace, options) {
    return this.#call((core) => core.codes(String(namespace), options?.offset, options?.limit));
  }

  conditions() {
    return this.#call((core) => core.conditions());
  }

  /**
   * @param {Pack | string | Uint8Array} pack
   * @returns {PackReport}
   */
  addPack(pack) {
    const value = packValue(pack);
    const report = this.#call((core) => core.add_pack(value));
    this.#packs.set(report.name, value);
    return report;
  }

  /** @param {string} name */
  removePack(name) {
    const removed = this.#call((core) => core.remove_pack(String(name)));
    this.#packs.delete(String(name));
    return removed;
  }

  /** @param {ClassifyOptions} [options] */
  scanner(options) {
    return this.#scanner(options, options?.encoding !== undefined);
  }

  /** @param {string} text */
  redact(text) {
    return this.#call((core) => core.redact(String(text)));
  }

  /**
   * @param {Classification} result
   * @param {ReportOptions} [options]
   */
  report(result, options) {
    return this.#call((core) => core.report(result, options));
  }

  free() {
    const core = this.#core;
    this.#core = null;
    this.#articleBytes = null;
    this.#packs.clear();
    this.#freed = true;
    if (core && this.#generation === generation()) guarded(() => core.free());
  }

  /**
   * @param {ClassifyOptions | undefined} options
   * @param {boolean} bytes
   */
  #scanner(options, bytes) {
    return new ChunkedScanner((asBytes) => this.#call((core) => core.scanner({ ...options, bytes: asBytes })), bytes);
  }

  /** @param {Uint8Array} bytes */
  #giveArticles(bytes) {
    if (this.#freed) return;
    this.#call((core) => core.load_articles(bytes));
    this.#articleBytes = bytes;
  }

  /**
   * @template T
   * @param {(core: Core) => T} run
   * @returns {T}
   */
  #call(run) {
    const core = this.#live();
    return guarded(() => run(core));
  }

  /** The core, made again where a trap took the last one. */
  #live() {
    if (this.#freed) throw new Error("This explainer was freed: load() gives a new one.");
    if (this.#core && this.#generation === generation()) return this.#core;
    this.#core = null;
    this.#core = guarded(() => {
      const core = new Core();
      if (this.#articleBytes) core.load_articles(this.#articleBytes);
      for (const pack of this.#packs.values()) core.add_pack(pack);
      return core;
    });
    this.#generation = generation();
    return this.#core;
  }
}

/**
 * The pack as values of our own, so that changing the object later changes nothing here.
 *
 * @param {Pack | string | Uint8Array} pack
 * @returns {unknown}
 */
function packValue(pack) {
  try {
    if (typeof pack === "string") return JSON.parse(pack);
    if (isBytes(pack)) return JSON.parse(new TextDecoder().decode(pack));
    return JSON.parse(JSON.stringify(pack) ?? "null");
  } catch (cause) {
    const message = `This is not JSON: ${cause instanceof Error ? cause.message : String(cause)}`;
    throw new PackError(message, [{ path: "$", message }]);
  }
}
