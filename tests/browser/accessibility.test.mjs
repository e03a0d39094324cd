import assert from "node:assert/strict";
import test from "node:test";

import { axe, NGINX, paste, setUp, SITUATIONS } from "./browser.mjs";

const open = setUp();

for (const colorScheme of /** @type {const} */ (["light", "dark"])) {
  for (const width of [1280, 390]) {
    test(`axe finds nothing in ${colorScheme} at ${width} px`, async (t) => {
      // axe is put into the page by evaluation, which Trusted Types would forbid.
      const page = await open(t, { colorScheme, viewport: { width, height: 860 }, bypassCSP: true });
      for (const [state, text] of Object.entries(SITUATIONS)) {
        if (text) await paste(page, text);
        await page.evaluate(() => {
          for (const fold of document.querySelector("error-explainer")?.shadowRoot?.querySelectorAll("details") ?? [])
            fold.open = true;
        });
        await page.waitForTimeout(300);
        assert.deepEqual(await axe(page), [], state);
      }
      await paste(page, NGINX);
      await page.locator(".observations input").first().check();
      await page.locator(".verdict:visible").waitFor();
      assert.deepEqual(await axe(page), [], "ticked");
      await page.locator(".related-list button").first().click();
      await page.getByRole("button", { name: "Back to the answer" }).waitFor();
      assert.deepEqual(await axe(page), [], "a related article");
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

test("with forced colours the text box, the shares and the choices can still be seen", async (t) => {
  const page = await open(t, { forcedColors: "active", bypassCSP: true });
  await paste(page, NGINX);
  await page.locator(".depth .section").first().waitFor();
  const seen = await page.evaluate(() => {
    const root = /** @type {ShadowRoot} */ (document.querySelector("error-explainer")?.shadowRoot);
    const style = (/** @type {string} */ selector, pseudo = "") =>
      getComputedStyle(/** @type {Element} */ (root.querySelector(selector)), pseudo);
    return {
      box: style(".box").borderTopStyle,
      bar: style(".bar", "::after").backgroundColor !== style(".bar").backgroundColor,
      chosen: style(".segments input:checked + span").outlineStyle,
      other: style(".segments input:not(:checked) + span").outlineStyle,
      mark: style(".excerpt mark").backgroundColor !== style(".excerpt pre").backgroundColor,
      start: style(".start").borderTopStyle,
      tab:
        style("[role=tab][aria-selected=true]").borderBottomColor !==
        style("[role=tab]:not([aria-selected=true])").borderBottomColor,
    };
  });
  assert.deepEqual(seen, {
    box: "solid",
    bar: true,
    chosen: "solid",
    other: "none",
    mark: true,
    start: "solid",
    tab: true,
  });
  assert.deepEqual(await axe(page), []);
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
