import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import test from "node:test";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

import { folder } from "./package.mjs";

const run = promisify(execFile);

/**
 * A project that has the package installed.
 *
 * @param {import("node:test").TestContext} t
 */
async function project(t) {
  const root = await mkdtemp(join(tmpdir(), "error-explainer-"));
  t.after(() => rm(root, { recursive: true }));
  await mkdir(join(root, "node_modules"));
  await symlink(fileURLToPath(folder), join(root, "node_modules/error-explainer"));
  return root;
}

test("a project in Node imports the package by its name", async (t) => {
  const root = await project(t);
  await writeFile(
    join(root, "main.mjs"),
    `import "error-explainer/define";
     import { load } from "error-explainer";
     console.log((await load()).lookup(10054)[0].symbol);`,
  );
  const { stdout } = await run(process.execPath, [join(root, "main.mjs")]);
  assert.equal(stdout.trim(), "WSAECONNRESET");
});

test("a TypeScript program that uses everything type-checks", async (t) => {
  const root = await project(t);
  await writeFile(
    join(root, "main.ts"),
    `import { load, LoadError, PackError, UnknownIdError, type Explainer, type Finding } from "error-explainer";
     import { ErrorExplainerElement } from "error-explainer/define";
     const explainer: Explainer = await load({ articlesLater: true });
     const first: Finding | null = explainer.classify("x", { platform: "linux" }).primary;
     export const title: string = first ? explainer.explain(first).title : "";
     export const reason = (error: unknown) => error instanceof LoadError ? error.reason : error instanceof PackError ? error.defects : error instanceof UnknownIdError ? error.id : null;
     const element = document.querySelector("error-explainer");
     element?.addEventListener("error-explainer-result", (event) => event.detail.classification.primary?.title);
     export const same: ErrorExplainerElement | null = element;`,
  );
  const tsc = fileURLToPath(new URL("../../www/node_modules/typescript/bin/tsc", import.meta.url));
  const options = [
    "--noEmit",
    "--strict",
    "--target",
    "es2022",
    "--module",
    "nodenext",
    "--lib",
    "es2022,dom,dom.iterable",
    "--types",
    "",
  ];
  await writeFile(join(root, "package.json"), '{"type":"module"}');
  await run(process.execPath, [tsc, ...options, "main.ts"], { cwd: root }).catch(({ stdout }) => assert.fail(stdout));
});

test("the package holds nothing of the machine that built it", async () => {
  for (const name of await readdir(folder)) {
    if (!/\.(js|ts|json|md)$/.test(name)) continue;
    assert.doesNotMatch(await readFile(new URL(name, folder), "utf8"), /file:\/\/\/|\/home\/|\/root\//, name);
  }
});
