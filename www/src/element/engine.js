/**
 * What the element asks of the core, as promises: today answered on this thread, and just as well by a worker.
 */
import { load } from "../index.js";

/** @import { Classification, ClassifyOptions, Explainer, ExplainOptions, Finding } from "../index.d.ts" */

/** Texts up to this many UTF-16 units are classified in one go; that takes a millisecond or two. */
const AT_ONCE = 200_000;
const SLICE = 64 * 1024;
/** How long we keep the thread before the page gets its turn. */
const TURN_MS = 8;

export class Engine {
  #explainer;

  /** @param {Explainer} explainer */
  constructor(explainer) {
    this.#explainer = explainer;
    this.articles = explainer.articles;
    this.namespaces = new Map(explainer.namespaces().map((each) => [each.namespace, each]));
  }

  /** What it knows by now: the rarely met codes come with the articles. */
  get catalog() {
    return this.#explainer.catalog;
  }

  static async start() {
    return new Engine(await load({ articlesLater: true }));
  }

  /**
   * @param {string} text
   * @param {ClassifyOptions} options
   * @param {AbortSignal} signal
   * @returns {Promise<Classification | null>} null where it was aborted
   */
  async classify(text, options, signal) {
    if (text.length <= AT_ONCE) return this.#explainer.classify(text, options);
    const scanner = this.#explainer.scanner(options);
    try {
      let until = performance.now() + TURN_MS;
      for (let at = 0; at < text.length; at += SLICE) {
        scanner.push(text.slice(at, at + SLICE));
        if (performance.now() < until) continue;
        await turn();
        if (signal.aborted) return null;
        until = performance.now() + TURN_MS;
      }
      return scanner.finish();
    } finally {
      scanner.free();
    }
  }

  /**
   * @param {string | Finding} id
   * @param {ExplainOptions} options
   */
  async explain(id, options) {
    return this.#explainer.explain(id, options);
  }

  /** @param {string} query */
  async lookup(query) {
    return this.#explainer.lookup(query, { limit: 12 });
  }

  /** @param {string} typed */
  async suggest(typed) {
    return this.#explainer.suggest(typed, { limit: 6 });
  }

  free() {
    this.#explainer.free();
  }
}

/** Lets the page draw and answer before we go on. */
function turn() {
  const { scheduler } = /** @type {{scheduler?: {yield?: () => Promise<void>}}} */ (globalThis);
  if (scheduler?.yield) return scheduler.yield();
  return new Promise((resume) => setTimeout(resume));
}
