import assert from "node:assert/strict";
import test from "node:test";

import { NGINX, nextResult, setUp } from "./browser.mjs";

const open = setUp();

/** @param {import("playwright-core").Page} page */
const focused = (page) =>
  page.evaluate(() => {
    let at = document.activeElement;
    while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
    return {
      tag: at?.tagName,
      text: at?.textContent ?? "",
      type: at?.getAttribute("type"),
      value: at?.getAttribute("value"),
      role: at?.getAttribute("role"),
      name: at?.getAttribute("name"),
    };
  });

/**
 * @param {import("playwright-core").Page} page
 * @param {(at: Awaited<ReturnType<typeof focused>>) => unknown} wanted
 */
async function tabTo(page, wanted) {
  for (let presses = 0; presses < 120; presses++) {
    await page.keyboard.press("Tab");
    if (wanted(await focused(page))) return;
  }
  assert.fail("the Tab key never got there");
}

test("from an empty page to a re-ranked answer with the keyboard alone", async (t) => {
  const page = await open(t);
  await tabTo(page, ({ tag }) => tag === "TEXTAREA");
  const answered = nextResult(page);
  await page.keyboard.insertText(NGINX);
  await answered;

  await tabTo(page, ({ name }) => name === "platform");
  assert.equal((await focused(page)).value, "linux");
  await page.keyboard.press("ArrowRight");
  await page.locator(".command-bar", { hasText: "macOS" }).first().waitFor();
  assert.equal((await focused(page)).value, "macos", "the focus stays on the switch");

  await tabTo(page, ({ name }) => name?.startsWith("observation"));
  await page.keyboard.press("Space");
  await page.getByRole("status").getByText("Most likely now").waitFor({ state: "attached" });

  await tabTo(page, ({ role }) => role === "tab");
  const first = (await focused(page)).text;
  await page.keyboard.press("ArrowRight");
  const second = await focused(page);
  assert.equal(second.role, "tab");
  assert.notEqual(second.text, first);
  assert.ok(await page.getByRole("tabpanel", { name: second.text }).isVisible());
  await page.keyboard.press("Home");
  assert.equal((await focused(page)).text, (await page.getByRole("tab").first().textContent()) ?? "");
});

test("the first check is one key away from the whole diagnosis", async (t) => {
  const page = await open(t);
  await page.getByRole("textbox").focus();
  const answered = nextResult(page);
  await page.keyboard.insertText(NGINX);
  await answered;
  await tabTo(page, ({ text }) => text === "How to tell which cause it is");
  await page.keyboard.press("Enter");
  assert.equal((await focused(page)).text, "Find out which cause it is");
});

test("what has the focus can be seen", async (t) => {
  const page = await open(t);
  await tabTo(page, ({ tag }) => tag === "BUTTON");
  const outline = await page.evaluate(
    () => getComputedStyle(/** @type {Element} */ (document.activeElement)).outlineStyle,
  );
  assert.equal(outline, "solid");
});
