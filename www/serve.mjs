/**
 * Serves a folder on this machine under the policy that the page is made for.
 *
 *   node serve.mjs [folder]     folder: dist/site unless given
 *   PORT                        8137 unless given; 0 takes any free port
 */
import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { createServer } from "node:http";
import { dirname, extname, join, resolve, sep } from "node:path";
import { fileURLToPath } from "node:url";

export const POLICY = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self'",
  "img-src 'self'",
  "connect-src 'self'",
  "worker-src 'self'",
  "manifest-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types error-explainer",
].join("; ");

/** @type {Record<string, string>} */
const TYPES = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".mjs": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".svg": "image/svg+xml",
  ".json": "application/json",
  ".wasm": "application/wasm",
  ".bin": "application/octet-stream",
  ".txt": "text/plain; charset=utf-8",
};

/** Made beforehand beside the file, best first. */
const ENCODINGS = [
  ["br", ".br"],
  ["gzip", ".gz"],
];

/**
 * @param {string} folder
 * @returns {import("node:http").Server} not listening yet
 */
export function server(folder) {
  const root = resolve(folder);
  return createServer((request, response) => {
    answer(root, request, response).catch((failure) => {
      response.writeHead(500).end(String(failure));
    });
  });
}

/**
 * @param {string} root
 * @param {import("node:http").IncomingMessage} request
 * @param {import("node:http").ServerResponse} response
 */
async function answer(root, request, response) {
  const headers = {
    "content-security-policy": POLICY,
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "cache-control": "no-cache",
  };
  if (request.method !== "GET" && request.method !== "HEAD") return void response.writeHead(405, headers).end();
  const path = await fileFor(root, request.url ?? "/");
  if (!path) return void response.writeHead(404, { ...headers, "content-type": TYPES[".txt"] }).end("Not found");
  const type = TYPES[extname(path)] ?? "application/octet-stream";
  const packed = await packedFor(path, String(request.headers["accept-encoding"] ?? ""));
  response.writeHead(200, {
    ...headers,
    "content-type": type,
    vary: "accept-encoding",
    ...(packed && { "content-encoding": packed.encoding }),
  });
  if (request.method === "HEAD") return void response.end();
  createReadStream(packed?.path ?? path).pipe(response);
}

/**
 * The file that an address names, inside the root.
 *
 * @param {string} root
 * @param {string} url
 */
async function fileFor(root, url) {
  let name;
  try {
    name = decodeURIComponent(new URL(url, "http://localhost").pathname);
  } catch {
    return null;
  }
  if (name.includes("\0")) return null;
  const path = join(root, name);
  if (path !== root && !path.startsWith(root + sep)) return null;
  if (await isFile(path)) return path;
  const index = join(path, "index.html");
  return (await isFile(index)) ? index : null;
}

/**
 * @param {string} path
 * @param {string} accepted
 */
async function packedFor(path, accepted) {
  for (const [encoding = "", suffix] of ENCODINGS) {
    if (accepted.includes(encoding) && (await isFile(path + suffix))) return { encoding, path: path + suffix };
  }
  return null;
}

/** @param {string} path */
async function isFile(path) {
  const found = await stat(path).catch(() => null);
  return found?.isFile() ?? false;
}

/**
 * @param {import("node:http").Server} served
 * @param {number} port
 * @returns {Promise<string>} the address
 */
export function listen(served, port) {
  return new Promise((done, fail) => {
    served.once("error", fail);
    served.listen(port, "127.0.0.1", () => {
      const address = /** @type {import("node:net").AddressInfo} */ (served.address());
      done(`http://localhost:${address.port}/`);
    });
  });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const folder = process.argv[2] ?? join(dirname(fileURLToPath(import.meta.url)), "dist/site");
  try {
    console.log(await listen(server(folder), Number(process.env.PORT ?? 8137)));
  } catch (failure) {
    const busy = /** @type {{code?: string}} */ (failure).code === "EADDRINUSE";
    console.error(busy ? "The port is taken: stop the other server, or choose another with PORT=…" : failure);
    process.exitCode = 1;
  }
}
