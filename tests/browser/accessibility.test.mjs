import assert from "node:assert/strict";
import test from "node:test";

import { axe, NGINX, paste, PYTHON, setUp } from "./browser.mjs";

const open = setUp();

const STATES = {
  empty: "",
  answer: NGINX,
  "several findings": `${PYTHON}\n${NGINX}\ndial tcp 127.0.0.1:5432: connect: connection refused`,
  "bare code": "104",
  nothing: "all is well",
};

for (const colorScheme of /** @type {const} */ (["light", "dark"])) {
  for (const width of [1280, 390]) {
    test(`axe finds nothing in ${colorScheme} at ${width} px`, async (t) => {
      // axe is put into the page by evaluation, which Trusted Types would forbid.
      const page = await open(t, { colorScheme, viewport: { width, height: 860 }, bypassCSP: true });
      for (const [state, text] of Object.entries(STATES)) {
        if (text) await paste(page, text);
        await page.evaluate(() => {
          for (const fold of document.querySelector("error-explainer")?.shadowRoot?.querySelectorAll("details") ?? [])
            fold.open = true;
        });
        await page.waitForTimeout(300);
        assert.deepEqual(await axe(page), [], state);
      }
    });
  }
}

test("the result is announced once", async (t) => {
  const page = await open(t);
  await page.evaluate(() => {
    const said = /** @type {any} */ (globalThis.said = []);
    const region = document.querySelector("error-explainer")?.shadowRoot?.querySelector("[role=status]");
    new MutationObserver(() => {
      if (region?.textContent) said.push(region.textContent);
    }).observe(/** @type {Node} */ (region), { childList: true, subtree: true, characterData: true });
  });
  await paste(page, NGINX);
  await page.waitForTimeout(1200);
  const said = await page.evaluate(() => /** @type {any} */ (globalThis).said);
  assert.equal(said.length, 1, String(said));
  assert.match(said[0], /^Connection reset by peer\. .*\d %/);
});

test("with reduced motion nothing is animated", async (t) => {
  const page = await open(t, { reducedMotion: "reduce" });
  await paste(page, NGINX);
  const duration = await page.evaluate(
    () =>
      getComputedStyle(
        /** @type {Element} */ (document.querySelector("error-explainer")?.shadowRoot?.querySelector(".bar")),
        "::after",
      ).transitionDuration,
  );
  assert.equal(duration, "0s");
});
