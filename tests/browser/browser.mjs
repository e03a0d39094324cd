/** The real page in a real Chromium, under the policy that it is made for. */
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { after, before } from "node:test";
import { fileURLToPath } from "node:url";

import { listen, server } from "../../www/serve.mjs";

const require = createRequire(new URL("../../www/package.json", import.meta.url));
const { chromium } = require("playwright-core");

const FLAGS = [
  "--headless",
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

export const NGINX =
  '2024/03/01 10:54:22 [error] 104#104: *7 recv() failed (104: Connection reset by peer) while reading response header from upstream, client: 10.0.0.5, upstream: "http://10.0.54.12:8104/"';
export const PYTHON =
  "requests.exceptions.ConnectionError: ('Connection aborted.', ConnectionResetError(10054, 'An existing connection was forcibly closed by the remote host', None, 10054, None))";

/** Everything that the page can have to say, by name. */
export const SITUATIONS = {
  empty: "",
  answer: NGINX,
  "several findings": `${PYTHON}\n${NGINX}\ndial tcp 127.0.0.1:5432: connect: connection refused`,
  "bare code": "104",
  "doubtful code": "60",
  "wrapped code": "0x80072746",
  "a message in German": "Eine vorhandene Verbindung wurde vom Remotehost geschlossen",
  "no full article": "EMFILE: too many open files",
  nothing: "all is well",
  "unknown code": "0xDEADBEEF",
  "typing error": "ECONRSET",
  "a word without end": "x".repeat(3000),
};

/**
 * Starts what a test file needs, and ends it.
 *
 * @param {string} [folder] below www/dist
 */
export function setUp(folder = "site") {
  const served = server(fileURLToPath(new URL(`../../www/dist/${folder}`, import.meta.url)));
  /** @type {import("playwright-core").Browser} */
  let browser;
  let url = "";
  before(async () => {
    url = await listen(served, 0);
    browser = await chromium.launch({ executablePath: process.env.CHROME ?? "/usr/bin/chromium", args: FLAGS });
  });
  after(async () => {
    await browser?.close();
    served.close();
  });

  /**
   * Opens the page. At the end of the test nothing may have been complained about.
   *
   * @param {import("node:test").TestContext} t
   * @param {import("playwright-core").BrowserContextOptions & {path?: string, prepare?: (page: import("playwright-core").Page) => Promise<unknown>, complaintsExpected?: boolean}} [options]
   */
  return async function open(t, { path = "", prepare, complaintsExpected = false, ...options } = {}) {
    const context = await browser.newContext({ viewport: { width: 1280, height: 860 }, ...options });
    const page = await context.newPage();
    /** @type {string[]} */
    const complaints = [];
    page.on("console", (message) => {
      if (["error", "warning"].includes(message.type())) complaints.push(message.text());
    });
    page.on("pageerror", (error) => complaints.push(error.message));
    t.after(async () => {
      await context.close();
      if (!complaintsExpected) assert.deepEqual(complaints, []);
    });
    await prepare?.(page);
    await page.goto(url + path);
    return page;
  };
}

/**
 * Pastes a text and waits for the answer.
 *
 * @param {import("playwright-core").Page} page
 * @param {string} text
 */
export async function paste(page, text) {
  const answered = nextResult(page);
  await page.getByRole("textbox").fill(text);
  return answered;
}

/**
 * The detail of the next result event.
 *
 * @param {import("playwright-core").Page} page
 * @returns {Promise<import("../../www/src/index.d.ts").Classification>}
 */
export function nextResult(page) {
  return page.evaluate(
    () =>
      new Promise((done) => {
        document.addEventListener("error-explainer-result", ({ detail }) => done(detail.classification), {
          once: true,
        });
      }),
  );
}

/**
 * What axe finds wrong. For a page that was opened with bypassCSP.
 *
 * @param {import("playwright-core").Page} page
 */
export async function axe(page) {
  await page.evaluate(await readFile(require.resolve("axe-core/axe.min.js"), "utf8"));
  const { violations } = await page.evaluate(() => /** @type {any} */ (globalThis).axe.run());
  return violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map(({ target, failureSummary }) => `${target} ${failureSummary}`).join(" | ")}`,
  );
}
