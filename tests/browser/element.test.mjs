import assert from "node:assert/strict";
import test from "node:test";

import { NGINX, setUp } from "./browser.mjs";

const open = setUp("package");

/**
 * A bare page of a portal that has the package in its root.
 *
 * @param {string} body
 * @param {Record<string, string>} [headers]
 */
const portal = (body, headers = {}) => ({
  path: "portal.html",
  prepare: async (/** @type {import("playwright-core").Page} */ page) => {
    await page.route("**/favicon.ico", (route) => route.fulfill({ status: 204 }));
    await page.route("**/portal.html", async (route) => {
      const policy =
        (await route.fetch({ url: new URL("/index.js", route.request().url()).href })).headers()[
          "content-security-policy"
        ] ?? "";
      await route.fulfill({
        contentType: "text/html",
        headers: { "content-security-policy": policy, ...headers },
        body: `<!doctype html><html lang="en"><title>Portal</title>${body}</html>`,
      });
    });
  },
});

/**
 * Sets the value of an element and gives the result event.
 *
 * @param {import("playwright-core").Page} page
 * @param {string} selector
 * @param {string} text
 */
const setValue = (page, selector, text) =>
  page.evaluate(
    ([found, value]) =>
      new Promise((done) => {
        const element = /** @type {any} */ (document.querySelector(found));
        document.addEventListener(
          "error-explainer-result",
          (event) =>
            done({
              bubbles: event.bubbles,
              composed: event.composed,
              target: event.target === element,
              condition: event.detail.classification.primary?.condition,
            }),
          { once: true },
        );
        element.value = value;
      }),
    /** @type {const} */ ([selector, text]),
  );

const TAG = '<script type="module" src="define.js"></script><error-explainer></error-explainer>';

test("one script and one tag, and setting value fires the result event", async (t) => {
  const page = await open(t, portal(TAG));
  assert.deepEqual(await setValue(page, "error-explainer", NGINX), {
    bubbles: true,
    composed: true,
    target: true,
    condition: "connection-reset",
  });
  assert.equal(await page.evaluate(() => document.querySelector("error-explainer")?.value), NGINX);
  await page.getByRole("heading", { name: "Connection reset by peer" }).waitFor();
});

test("the core is not fetched before it is needed", async (t) => {
  /** @type {string[]} */
  const requests = [];
  const { path, prepare } = portal(TAG);
  const page = await open(t, {
    path,
    prepare: (fresh) => (fresh.on("request", (request) => requests.push(request.url())), prepare(fresh)),
  });
  await page.waitForTimeout(300);
  assert.ok(!requests.some((url) => url.endsWith(".wasm")), "at rest");
  const loaded = page.waitForRequest(/\.wasm$/);
  await page.getByRole("textbox").focus();
  await loaded;
});

test("properties and attributes set before the definition count", async (t) => {
  const page = await open(
    t,
    portal(
      '<error-explainer id="a"></error-explainer><error-explainer id="b" value="ECONNREFUSED" platform="macos"></error-explainer>',
    ),
  );
  await page.evaluate(() => {
    /** @type {any} */ (document.querySelector("#a")).value = "ECONNRESET";
    return import(`${location.origin}/define.js`);
  });
  await page.locator("#a").getByRole("heading", { name: "Connection reset by peer" }).waitFor();
  await page.locator("#b").getByRole("heading", { name: "Connection refused" }).waitFor();
  assert.equal(await page.locator("#b").locator("input[name=platform]:checked").inputValue(), "macos");
});

test("several elements share one core and do not disturb each other", async (t) => {
  let fetched = 0;
  const { path, prepare } = portal(`${TAG}<error-explainer id="second"></error-explainer>`);
  const page = await open(t, {
    path,
    prepare: (fresh) => (
      fresh.on("request", (request) => (fetched += request.url().endsWith(".wasm") ? 1 : 0)),
      prepare(fresh)
    ),
  });
  await setValue(page, "error-explainer", "ECONNRESET");
  await setValue(page, "#second", "ECONNREFUSED");
  assert.equal(fetched, 1);
  await page.locator("error-explainer").first().getByRole("heading", { name: "Connection reset by peer" }).waitFor();
});

test("an element that leaves and comes back still works", async (t) => {
  const page = await open(t, portal(TAG));
  await setValue(page, "error-explainer", "ECONNRESET");
  await page.evaluate(async () => {
    const element = /** @type {HTMLElement} */ (document.querySelector("error-explainer"));
    element.remove();
    await new Promise((later) => setTimeout(later, 50));
    document.body.append(element);
  });
  await page.getByRole("heading", { name: "Connection reset by peer" }).waitFor();
  assert.equal((await setValue(page, "error-explainer", "ECONNREFUSED")).condition, "connection-refused");
});

test("a core that cannot be fetched is explained, and the next try can succeed", async (t) => {
  const page = await open(t, { ...portal(TAG), complaintsExpected: true });
  await page.route("**/*.wasm", (route) => route.abort());
  await page.getByRole("textbox").fill("ECONNRESET");
  await page.getByText("could not be fetched").first().waitFor();
  await page.unroute("**/*.wasm");
  // A press would focus the button first, and that is a sign of need as well: the element tries again and the button is gone.
  await page.getByRole("button", { name: "Try again" }).dispatchEvent("click");
  await page.getByRole("heading", { name: "Connection reset by peer" }).waitFor();
});

test("a policy without wasm-unsafe-eval is named as the reason", async (t) => {
  const page = await open(t, {
    ...portal(TAG, { "content-security-policy": "script-src 'self'; connect-src 'self'" }),
    complaintsExpected: true,
  });
  await page.getByRole("textbox").fill("ECONNRESET");
  await page.getByText("Add 'wasm-unsafe-eval' to script-src").first().waitFor();
});

test("a policy that forbids fetching is named as the reason", async (t) => {
  const page = await open(t, {
    ...portal(TAG, { "content-security-policy": "script-src 'self' 'wasm-unsafe-eval'; connect-src 'none'" }),
    complaintsExpected: true,
  });
  await page.getByRole("textbox").fill("ECONNRESET");
  await page.getByText("in connect-src").first().waitFor();
});

test("a portal's own style reaches parts and properties", async (t) => {
  const page = await open(t, portal(TAG));
  await page.evaluate(() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(
      "error-explainer { --ee-accent: rgb(200, 0, 100) } error-explainer::part(title) { color: rgb(1, 2, 3) }",
    );
    document.adoptedStyleSheets = [sheet];
  });
  await setValue(page, "error-explainer", "ECONNRESET");
  await page.locator(".link").first().waitFor();
  const colours = await page.evaluate(() => {
    const root = /** @type {ShadowRoot} */ (document.querySelector("error-explainer")?.shadowRoot);
    return [".link", "h2"].map(
      (selector) => getComputedStyle(/** @type {Element} */ (root.querySelector(selector))).color,
    );
  });
  assert.deepEqual(colours, ["rgb(200, 0, 100)", "rgb(1, 2, 3)"]);
});

test("an emptied element says so, and a new platform reads the text again", async (t) => {
  const page = await open(t, portal(TAG));
  await setValue(page, "error-explainer", "54");
  assert.equal((await setValue(page, "error-explainer", "")).condition, undefined);
  assert.equal(await page.locator(".answer").count(), 0);
  await setValue(page, "error-explainer", "54");
  await page.evaluate(() => document.querySelector("error-explainer")?.setAttribute("platform", "macos"));
  await page.locator(".code-line", { hasText: "macOS errno" }).waitFor();
});
