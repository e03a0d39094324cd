import assert from "node:assert/strict";
import test from "node:test";

import { NGINX, paste, setUp } from "./browser.mjs";

const open = setUp();

/** @param {import("playwright-core").Page} page */
const commands = (page) => page.locator(".command pre").allTextContents();

test("the platform switch changes the commands", async (t) => {
  const page = await open(t);
  await paste(page, NGINX);
  const linux = await commands(page);
  await page.getByRole("radio", { name: "Windows" }).check({ force: true });
  await page.waitForFunction(
    (before) =>
      document.querySelector("error-explainer")?.shadowRoot?.querySelector(".command pre")?.textContent !== before,
    linux[0],
  );
  assert.ok(
    (await page.locator(".command-bar").allTextContents()).some((text) => /PowerShell|Command Prompt/.test(text)),
  );
  assert.ok((await commands(page)).some((text) => text.includes("10.0.54.12") || text.includes("8104")));
});

test("a command is copied, and the button says so", async (t) => {
  const page = await open(t, { permissions: ["clipboard-read", "clipboard-write"] });
  await paste(page, NGINX);
  const command = page.locator(".start .command");
  await command.getByRole("button").click();
  await command.getByText("Copied").waitFor();
  assert.equal(await page.evaluate(() => navigator.clipboard.readText()), await command.locator("pre").textContent());
});

test("what the text does not tell is marked in a command, and said again when it is copied", async (t) => {
  const page = await open(t, { permissions: ["clipboard-read", "clipboard-write"] });
  await paste(page, "ECONNRESET");
  const command = page.locator(".command", { has: page.locator(".placeholder") }).first();
  const name = await command.locator(".placeholder").first().textContent();
  assert.ok((await command.locator(".command-bar").innerText()).includes(`Replace ${name}`));
  await command.getByRole("button").click();
  await page
    .getByRole("status")
    .getByText(/^Copied\. Replace \{/)
    .waitFor({ state: "attached" });
});

test("where copying is forbidden the command is selected instead, and the button says so", async (t) => {
  const page = await open(t);
  await page.evaluate(() => {
    navigator.clipboard.writeText = () => Promise.reject(new Error("forbidden"));
  });
  await paste(page, NGINX);
  const command = page.locator(".start .command");
  await command.getByRole("button").click();
  await command.getByText("Selected").waitFor();
  await page.getByRole("status").getByText("Copying is not allowed").waitFor({ state: "attached" });
  assert.equal(await page.evaluate(() => String(getSelection())), await command.locator("pre").textContent());
});
