import assert from "node:assert/strict";
import test from "node:test";

import { NGINX, nextResult, paste, PYTHON, setUp, SITUATIONS } from "./browser.mjs";

const open = setUp();

/** @param {import("playwright-core").Page} page */
const title = (page) => page.locator(".answer h2").textContent();
/** @param {import("playwright-core").Page} page */
const platform = (page) => page.getByRole("group", { name: "Advice for" }).locator("input:checked").inputValue();
/** @param {import("playwright-core").Page} page */
const commands = (page) => page.locator(".command pre").allTextContents();

test("Python's 10054 is explained as a reset by the peer, on Windows", async (t) => {
  const page = await open(t);
  await paste(page, PYTHON);
  assert.equal(await title(page), "Connection reset by peer");
  assert.equal(await platform(page), "windows");
  assert.ok((await page.getByText("WSAECONNRESET").count()) > 0);
});

test("nginx is explained as the client of its upstream, with commands that name it", async (t) => {
  const page = await open(t);
  await paste(page, NGINX);
  assert.equal(await title(page), "Connection reset by peer");
  assert.equal(await platform(page), "linux");
  const facts = await page.locator("dl.facts").innerText();
  for (const fact of ["nginx", "client", "10.0.54.12:8104"]) assert.ok(facts.includes(fact), fact);
  const texts = (await commands(page)).join("\n");
  assert.match(texts, /10\.0\.54\.12/);
  assert.match(texts, /8104/);
});

test("every part of the article is on the page", async (t) => {
  const page = await open(t);
  await paste(page, NGINX);
  const headings = await page.getByRole("heading", { level: 3 }).allTextContents();
  for (const part of [
    "Why we think so",
    "How serious it is",
    "What it is called elsewhere",
    "Why it happens",
    "Find out which cause it is",
    "What to do",
    "For developers",
    "Background",
    "Where people meet it",
    "Easily confused with",
    "Questions people ask",
    "Sources",
  ]) {
    assert.ok(headings.includes(part), part);
  }
});

test("the evidence is marked where it stands", async (t) => {
  const page = await open(t);
  await paste(page, `💥 连接 ${NGINX}`);
  const marks = await page.locator(".excerpt mark").allTextContents();
  assert.ok(
    marks.some((text) => text.includes("Connection reset by peer")),
    marks.join(" | "),
  );
});

test("the marked text flows as the text itself does", async (t) => {
  for (const width of [1280, 390]) {
    const page = await open(t, { viewport: { width, height: 860 } });
    await paste(page, NGINX);
    await page.locator(".depth .section").first().waitFor();
    const marks = page.locator(".excerpt mark");
    assert.ok((await page.locator(".excerpt .mark-finding").count()) > 0, "a piece between two pieces of evidence");
    for (const mark of await marks.all()) {
      const { display, borderTopWidth } = await mark.evaluate((each) => {
        const style = getComputedStyle(each);
        return { display: style.display, borderTopWidth: style.borderTopWidth };
      });
      assert.deepEqual({ display, borderTopWidth }, { display: "inline", borderTopWidth: "0px" });
    }
    const box = page.locator(".excerpt pre");
    assert.ok(await box.evaluate((pre) => pre.scrollHeight <= pre.clientHeight + 1), "nothing overflows");
    const text = await box.evaluate((pre) => (pre.textContent ?? "").trimEnd());
    assert.equal(text, NGINX, "and nothing is lost");
  }
});

test("the next text speaks for its own platform again", async (t) => {
  const page = await open(t);
  await paste(page, NGINX);
  await page.getByRole("radio", { name: "macOS" }).check({ force: true });
  await paste(page, PYTHON);
  assert.equal(await platform(page), "windows");
});

test("ticking what one sees ranks the causes anew, and says so", async (t) => {
  const page = await open(t);
  await paste(page, NGINX);
  const ranking = () => page.locator(".cause-list .figure").allTextContents();
  const before = await ranking();
  await page.locator(".observations input").first().check();
  await page.waitForFunction(
    (old) =>
      [...(document.querySelector("error-explainer")?.shadowRoot?.querySelectorAll(".cause-list .figure") ?? [])]
        .map((each) => each.textContent)
        .join() !== old,
    before.join(),
  );
  await page.getByRole("status").getByText("Most likely now").waitFor({ state: "attached" });
  const leader = await page.locator(".cause-list .cause-title").first().textContent();
  const verdict = page.locator(".verdict:visible");
  assert.ok((await verdict.textContent())?.includes(leader ?? ""), "said where it was ticked");
  await page.getByRole("button", { name: "Take back" }).first().click();
  assert.equal(await verdict.count(), 0);
  await page.waitForFunction(
    (old) =>
      [...(document.querySelector("error-explainer")?.shadowRoot?.querySelectorAll(".cause-list .figure") ?? [])]
        .map((each) => each.textContent)
        .join() === old,
    before.join(),
  );
});

test("another possibility opens its own article, and there is a way back", async (t) => {
  const page = await open(t);
  await paste(page, NGINX);
  const other = page.locator(".related-list button").first();
  const name = await other.textContent();
  await other.click();
  await page.getByRole("heading", { level: 2, name: name ?? "" }).waitFor();
  const back = page.getByRole("button", { name: "Back to the answer" });
  const { y } = (await back.boundingBox()) ?? { y: -1 };
  assert.ok(y >= 0 && y < 860, "and it can be seen");
  await back.click();
  await page.getByRole("heading", { level: 2, name: "Connection reset by peer" }).waitFor();
});

test("several errors are listed, and each can be chosen", async (t) => {
  const page = await open(t);
  const { findings } = await paste(page, `${NGINX}\ndial tcp 127.0.0.1:5432: connect: connection refused`);
  assert.ok(findings.length >= 2);
  const buttons = page.locator(".findings button.finding");
  assert.equal(await buttons.count(), Math.min(findings.length, 200));
  await page.locator(".findings button.finding:not([aria-current])").first().click();
  const chosen = await page.locator(".findings button[aria-current] .finding-title").innerText();
  assert.equal(chosen, await title(page));
});

test("on a phone the answer and the first check are near the top", async (t) => {
  const page = await open(t, { viewport: { width: 390, height: 844 } });
  await paste(page, NGINX);
  const top = (/** @type {string} */ selector) =>
    page.locator(selector).evaluate((each) => each.getBoundingClientRect().top + scrollY);
  assert.ok((await top(".answer h2")) < 450);
  assert.ok((await top(".start")) < 844);
});

test("where nothing is found the page helps", async (t) => {
  const page = await open(t);
  const { primary } = await paste(page, "2024-03-01 10:54:22 INFO all is well, 104 requests served");
  assert.equal(primary, null);
  await page.getByRole("heading", { name: "No known error in this text" }).waitFor();
});

test("each example of the page finds something", async (t) => {
  const page = await open(t);
  for (const button of await page.locator("[data-example]").all()) {
    const answered = nextResult(page);
    await button.click();
    assert.ok((await answered).primary, (await button.textContent()) ?? "");
  }
});

test("typing classifies, and only the latest text counts", async (t) => {
  const page = await open(t);
  await paste(page, "x");
  const results = page.evaluate(
    () =>
      new Promise((done) => {
        const seen = [];
        document.addEventListener("error-explainer-result", ({ detail }) =>
          seen.push(detail.classification.primary?.condition ?? null),
        );
        setTimeout(() => done(seen), 1500);
      }),
  );
  await page.getByRole("textbox").fill("");
  await page.getByRole("textbox").pressSequentially("ECONNREFUSED", { delay: 10 });
  assert.equal((await results).at(-1), "connection-refused");
  assert.ok((await results).length <= 2, String(await results));
});

test("a long log is read in slices and shown around the finding", async (t) => {
  const page = await open(t, { permissions: ["clipboard-read", "clipboard-write"] });
  const text = `${"2024-03-01 INFO worker did its job\n".repeat(20_000)}${NGINX}\n${"and went on\n".repeat(20_000)}`;
  await page.evaluate((log) => navigator.clipboard.writeText(log), text);
  await page.getByRole("textbox").focus();
  const answered = nextResult(page);
  await page.keyboard.press("Control+V");
  const { primary, lines } = await answered;
  assert.equal(primary?.line, 20_001);
  assert.ok(lines >= 40_001);
  await page.getByText(`of ${lines}`).waitFor();
  assert.ok((await page.locator(".excerpt-line").count()) < 30);
});

test("nothing is requested once the core is ready, whatever is pasted", async (t) => {
  const page = await open(t);
  await paste(page, "x");
  await page.waitForLoadState("networkidle");
  /** @type {string[]} */
  const requests = [];
  page.on("request", (request) => requests.push(request.url()));
  for (const text of [...Object.values(SITUATIONS), "https://example.com/x.png <img src=//example.com/y>", NGINX])
    if (text) await paste(page, text);
  await page.getByRole("radio", { name: "macOS" }).check({ force: true });
  await page.waitForTimeout(300);
  assert.deepEqual(requests, []);
  assert.equal(new URL(page.url()).search + new URL(page.url()).hash, "");
});

test("markup that is pasted stays text", async (t) => {
  const page = await open(t);
  await paste(
    page,
    `<img src=x onerror="document.title='bad'"><script>document.title='bad'</script> ECONNRESET ${NGINX}`,
  );
  assert.equal(await page.locator("error-explainer img").count(), 0);
  assert.doesNotMatch(await page.title(), /bad/);
});

test("nothing scrolls sideways on a phone", async (t) => {
  for (const width of [390, 320]) {
    const page = await open(t, { viewport: { width, height: 844 } });
    for (const text of Object.values(SITUATIONS)) {
      if (text) await paste(page, text);
      assert.ok(
        (await page.evaluate(() => document.documentElement.scrollWidth)) <= width,
        `${width}: ${text.slice(0, 30)}`,
      );
    }
  }
});

test("nothing moves while the page loads", async (t) => {
  const page = await open(t);
  await page.waitForTimeout(300);
  const shift = await page.evaluate(
    () =>
      new Promise((done) => {
        let sum = 0;
        new PerformanceObserver((list) => {
          for (const entry of list.getEntries()) sum += /** @type {any} */ (entry).value;
        }).observe({ type: "layout-shift", buffered: true });
        setTimeout(() => done(sum), 100);
      }),
  );
  assert.equal(shift, 0);
});
