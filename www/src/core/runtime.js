/**
 * The one running instance of the core, shared by every explainer of this module.
 *
 * A trap leaves an instance in an unknown state, so the instance is thrown away and a fresh one started from the same
 * compiled module. The generation counts the instances: whoever holds an object of an older one has to make it anew.
 */
import init, { __wbg_reset_state as startAfresh, initSync } from "error-explainer-glue";

import { fromCore, LoadError } from "./errors.js";

/** @type {WebAssembly.Module | undefined} */
let running;
let instances = 0;

/** @type {Promise<void>} */
let starting = Promise.resolve();

/**
 * Starts the core from a compiled module, once. A further module must be the same build.
 *
 * @param {WebAssembly.Module} module
 */
export function start(module) {
  const attempt = starting.then(() => startOnce(module));
  starting = attempt.catch(() => {});
  return attempt;
}

/** @param {WebAssembly.Module} module */
async function startOnce(module) {
  if (running) {
    if (running === module || shape(running) === shape(module)) return;
    throw new LoadError(foreign, "corrupt");
  }
  try {
    await init({ module_or_path: module });
  } catch (cause) {
    throw new LoadError(foreign, "corrupt", cause);
  }
  running = module;
  instances = 1;
}

const foreign =
  "The WebAssembly file does not belong to this version of error-explainer. Deploy the script, the .wasm and the articles of one build together, and let caches forget the old ones.";

/** @param {WebAssembly.Module} module */
function shape(module) {
  return JSON.stringify([WebAssembly.Module.exports(module), WebAssembly.Module.imports(module)]);
}

/** Which instance is running. */
export function generation() {
  return instances;
}

/** Memory of the running instance. Its buffer changes when it grows: never keep a view. */
export function memory() {
  return initSync().memory;
}

/**
 * Runs one call of the core. Its errors become ours; a trap restarts the core and fails this call alone.
 *
 * @template T
 * @param {() => T} call
 * @returns {T}
 */
export function guarded(call) {
  try {
    return call();
  } catch (thrown) {
    const known = fromCore(thrown);
    if (known) throw known;
    instances += 1;
    startAfresh();
    throw new Error(
      "The explainer failed inside this call. It has been started afresh, so the next call works; please report the input that led here.",
      { cause: thrown },
    );
  }
}
