/** The npm package as it is shipped, and what the tests need around it. */
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";

export * from "../../www/dist/package/index.js";

export const folder = new URL("../../www/dist/package/", import.meta.url);

/** @param {string} name */
export const file = (name) => readFile(new URL(name, folder));

/**
 * Serves answers on this machine for the length of a test.
 *
 * @param {import("node:test").TestContext} t
 * @param {(path: string, count: number) => {status?: number, type?: string, body?: Uint8Array | string}} answer
 *   count: how often the path was asked for, from 1
 */
export async function serve(t, answer) {
  const counts = new Map();
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? "/", "http://localhost").pathname;
    counts.set(path, (counts.get(path) ?? 0) + 1);
    const { status = 200, type = "application/wasm", body = "" } = answer(path, counts.get(path));
    response.writeHead(status, { "content-type": type }).end(body);
  });
  await new Promise((done) => server.listen(0, "127.0.0.1", () => done(undefined)));
  t.after(() => server.close());
  const { port } = /** @type {import("node:net").AddressInfo} */ (server.address());
  return { url: `http://127.0.0.1:${port}`, counts };
}
