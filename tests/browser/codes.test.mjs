import assert from "node:assert/strict";
import test from "node:test";

import { nextResult, paste, setUp } from "./browser.mjs";

const open = setUp();

test("a bare code shows what it can mean, each meaning once", async (t) => {
  const page = await open(t);
  await paste(page, "60");
  const titles = await page.locator(".reading-list .reading-title").allTextContents();
  assert.ok(titles.length > 1);
  assert.deepEqual(titles, [...new Set(titles)]);
  assert.match(await page.locator(".reading[aria-current] .reading-code").innerText(), /macOS.*FreeBSD/);
});

test("a name that means one thing everywhere is no question", async (t) => {
  const page = await open(t);
  await paste(page, "ECONNRESET");
  assert.equal(await page.locator(".reading-list").count(), 0);
  await page.getByText("Nothing else fits.").waitFor();
});

test("a wrapped code says how it was read", async (t) => {
  const page = await open(t);
  await paste(page, "0x80072746");
  await page.locator(".code-line", { hasText: "HRESULT_FROM_WIN32(10054)" }).waitFor();
});

test("a condition without a full article says so and offers nothing empty", async (t) => {
  const page = await open(t);
  await paste(page, "EMFILE: too many open files");
  const none = page.getByText("There is no full article on this yet.");
  await none.or(page.locator(".depth .section")).first().waitFor();
  const full = await page.locator(".depth .section").count();
  assert.equal(await none.count(), full > 0 ? 0 : 1);
  assert.equal(await page.locator(".platforms").count(), full > 0 ? 1 : 0);
});

test("a typing error is corrected with one click", async (t) => {
  const page = await open(t);
  await paste(page, "ECONRSET");
  const answered = nextResult(page);
  await page.locator(".suggestions button", { hasText: "ECONNRESET" }).first().click();
  assert.equal((await answered).primary?.condition, "connection-reset");
});

test("a number without a name is told by its parts", async (t) => {
  const page = await open(t);
  await paste(page, "0x8024ABCD");
  await page.getByText("FACILITY_WINDOWSUPDATE").first().waitFor();
});

test("the page counts the rarely met codes once they came", async (t) => {
  const page = await open(t);
  await paste(page, "10054");
  await page.locator("#known", { hasText: /knows [34]\d,\d{3} codes/ }).waitFor();
});
