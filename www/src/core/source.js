/**
 * Where the bytes come from: a file beside the module, an address, a response or bytes that the caller already has.
 * Every way of failing ends in a LoadError that says what to do.
 */
import { LoadError } from "./errors.js";

/** @typedef {string | URL | Response | BufferSource} Source */

/**
 * @param {Source | WebAssembly.Module} source
 * @returns {Promise<WebAssembly.Module>}
 */
export async function moduleFrom(source) {
  if (typeof WebAssembly !== "object" || typeof WebAssembly.Module !== "function") {
    throw new LoadError(
      "This browser has no WebAssembly, or a policy switches it off. Use a current browser, or allow WebAssembly for this site.",
      "unsupported",
    );
  }
  if (source instanceof WebAssembly.Module) return source;
  const found = await open(source);
  if (found instanceof Response) requireWasmType(found);
  try {
    if (found instanceof Response && WebAssembly.compileStreaming) {
      return await WebAssembly.compileStreaming(found);
    }
    return await WebAssembly.compile(await bytesOf(found));
  } catch (cause) {
    throw compileFailure(cause);
  }
}

/**
 * @param {Source} source
 * @returns {Promise<Uint8Array>}
 */
export async function bytesFrom(source) {
  const found = await open(source);
  if (found instanceof Response && contentType(found) === "text/html") {
    throw new LoadError(
      `${found.url || "The address of the articles"} answered with an HTML page in place of the articles. Deploy articles.bin there, and let the server answer 404 for files that are missing.`,
      "mime",
    );
  }
  try {
    const bytes = await bytesOf(found);
    return ArrayBuffer.isView(bytes)
      ? new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength)
      : new Uint8Array(bytes);
  } catch (cause) {
    throw networkFailure(found instanceof Response ? found.url : "", cause);
  }
}

/** @param {Response | BufferSource} found */
function bytesOf(found) {
  return found instanceof Response ? found.arrayBuffer() : found;
}

/**
 * @param {Source} source
 * @returns {Promise<Response | BufferSource>}
 */
async function open(source) {
  if (source instanceof ArrayBuffer || ArrayBuffer.isView(source)) return source;
  if (source instanceof Response) return checked(source, source.url);
  const url = new URL(source, baseUrl());
  if (url.protocol === "file:") {
    const bytes = await readFile(url);
    if (bytes) return bytes;
  }
  const policy = watchPolicy();
  try {
    return checked(await fetch(url), url.href);
  } catch (cause) {
    if (cause instanceof LoadError) throw cause;
    throw (await policy.violated()) ? blockedFetch(url) : networkFailure(url.href, cause);
  } finally {
    policy.stop();
  }
}

/** What a relative address is relative to. */
function baseUrl() {
  if (globalThis.document) return document.baseURI;
  if (globalThis.location) return location.href;
  return builtin("node:url")?.pathToFileURL("./").href;
}

/**
 * A module of Node, asked for in the one way that no bundler stumbles over. Undefined in browsers.
 *
 * @param {string} name
 * @returns {any}
 */
function builtin(name) {
  return /** @type {any} */ (globalThis).process?.getBuiltinModule?.(name);
}

/** @param {URL} url */
async function readFile(url) {
  const files = builtin("node:fs/promises");
  if (!files) return null;
  try {
    return /** @type {Uint8Array<ArrayBuffer>} */ (await files.readFile(url));
  } catch (cause) {
    throw new LoadError(
      `${url.href} cannot be read. Reinstall the package, or name the file in load().`,
      "network",
      cause,
    );
  }
}

/**
 * @param {Response} response
 * @param {string} url
 */
function checked(response, url) {
  if (response.ok) return response;
  throw new LoadError(
    `${url || "The server"} answered ${response.status}. Deploy the file there, or name its address in load().`,
    "network",
  );
}

/** @param {Response} response */
function contentType(response) {
  return (response.headers.get("content-type") ?? "").split(";", 1)[0]?.trim().toLowerCase() ?? "";
}

/** @param {Response} response */
function requireWasmType(response) {
  const type = contentType(response);
  if (type === "application/wasm") return;
  const remedy =
    type === "text/html"
      ? "That is usually the start page of an application or an error page with status 200: deploy the .wasm file there."
      : "Let the server send .wasm files as application/wasm.";
  throw new LoadError(
    `${response.url || "The WebAssembly file"} came as ${type || "no content type"}, not as application/wasm. ${remedy}`,
    "mime",
  );
}

/**
 * @param {string} url
 * @param {unknown} cause
 */
function networkFailure(url, cause) {
  const remedy = url.startsWith("file:")
    ? "A page opened from disk may not fetch files: serve it over HTTP."
    : "Check the connection and the address; on another origin the server must allow this one by CORS.";
  return new LoadError(`${url || "A file of error-explainer"} could not be fetched. ${remedy}`, "network", cause);
}

/** @param {URL} url */
function blockedFetch(url) {
  return new LoadError(
    `The page's Content-Security-Policy forbids fetching ${url.href}. Allow ${url.origin === globalThis.location?.origin ? "'self'" : url.origin} in connect-src.`,
    "csp",
  );
}

/** @param {unknown} cause */
function compileFailure(cause) {
  const message = cause instanceof Error ? cause.message : String(cause);
  if (/content security policy|\bcsp\b|unsafe-eval|disallowed by embedder/i.test(message)) {
    return new LoadError(
      "The page's Content-Security-Policy forbids WebAssembly. Add 'wasm-unsafe-eval' to script-src.",
      "csp",
      cause,
    );
  }
  if (!(cause instanceof WebAssembly.CompileError)) return networkFailure("", cause);
  if (!WebAssembly.validate(simdProbe)) {
    return new LoadError(
      "This browser's WebAssembly is too old for error-explainer. Use a version of 2021 or later.",
      "unsupported",
      cause,
    );
  }
  return new LoadError(
    "The WebAssembly file is damaged or incomplete. Deploy it again, byte for byte, and check that nothing rewrites it on the way.",
    "corrupt",
    cause,
  );
}

/** The smallest module with a SIMD instruction, the newest feature that the core may need. */
const simdProbe = new Uint8Array([
  0, 97, 115, 109, 1, 0, 0, 0, 1, 5, 1, 96, 0, 1, 123, 3, 2, 1, 0, 10, 10, 1, 8, 0, 65, 0, 253, 15, 253, 98, 11,
]);

/**
 * A fetch that the policy forbids fails like any other; only the violation event tells. It is looked at while we
 * fetch, and no longer.
 */
function watchPolicy() {
  let seen = false;
  const target = globalThis.document;
  /** @param {SecurityPolicyViolationEvent} event */
  const see = (event) => {
    seen ||= event.effectiveDirective === "connect-src";
  };
  target?.addEventListener("securitypolicyviolation", see);
  return {
    async violated() {
      // The event is a task of its own and may come after the rejection.
      if (target) await new Promise((later) => setTimeout(later, 20));
      return seen;
    },
    stop() {
      target?.removeEventListener("securitypolicyviolation", see);
    },
  };
}
