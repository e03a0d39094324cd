import { CoreExplainer } from "./explainer.js";
import { start } from "./runtime.js";
import { bytesFrom, moduleFrom } from "./source.js";

/** @import { Explainer, LoadOptions } from "../index.d.ts" */

const defaultWasm = new URL("./error_explainer_bg.wasm", import.meta.url);
const defaultArticles = new URL("./articles.bin", import.meta.url);

/**
 * What was fetched, by what it is and where it came from. A failure is forgotten, so that the next call tries afresh.
 *
 * @type {Map<string, Promise<any>>}
 */
const fetched = new Map();

/**
 * Starts an explainer; see index.d.ts.
 *
 * @param {LoadOptions} [options]
 * @returns {Promise<Explainer>}
 */
export async function load(options = {}) {
  const source = options.articles ?? defaultArticles;
  const articleBytes = shared("articles", source, bytesFrom);
  // Both are on their way before either is waited for; a failure of the second must not go unheard meanwhile.
  articleBytes.catch(() => {});
  await shared("wasm", options.wasm ?? defaultWasm, async (wasm) => start(await moduleFrom(wasm)));
  const explainer = new CoreExplainer(articleBytes);
  // What the core refused is not worth keeping: the next load fetches it again.
  explainer.articles.catch(() => forget("articles", source));
  if (!options.articlesLater) await completed(explainer);
  return explainer;
}

/** @param {CoreExplainer} explainer */
async function completed(explainer) {
  try {
    await explainer.articles;
  } catch (cause) {
    explainer.free();
    throw cause;
  }
}

/**
 * Addresses are fetched once for everyone; bytes, responses and modules are taken as they are.
 *
 * @template S, T
 * @param {string} what
 * @param {S} source
 * @param {(source: S) => Promise<T>} get
 * @returns {Promise<T>}
 */
function shared(what, source, get) {
  const key = keyOf(what, source);
  if (key === null) return get(source);
  const known = fetched.get(key);
  if (known) return known;
  const promise = get(source);
  fetched.set(key, promise);
  promise.catch(() => {
    if (fetched.get(key) === promise) fetched.delete(key);
  });
  return promise;
}

/**
 * @param {string} what
 * @param {unknown} source
 */
function forget(what, source) {
  const key = keyOf(what, source);
  if (key !== null) fetched.delete(key);
}

/**
 * @param {string} what
 * @param {unknown} source
 */
function keyOf(what, source) {
  return typeof source === "string" || source instanceof URL ? `${what} ${source}` : null;
}
