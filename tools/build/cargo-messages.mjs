// Reads `cargo build --message-format=json` from standard input, shows the compiler's diagnostics on standard error
// and prints what the build made, a line each: `wasm <path>` and `articles <path>`. With WARNINGS=deny a warning
// fails: cargo repeats the warnings of what it had built before, so that none is missed.
import { existsSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { createInterface } from "node:readline";

let warnings = 0;
for await (const line of createInterface({ input: process.stdin })) {
  if (!line.startsWith("{")) {
    process.stderr.write(`${line}\n`);
    continue;
  }
  const message = JSON.parse(line);
  switch (message.reason) {
    case "compiler-message":
      if (message.message.rendered) process.stderr.write(message.message.rendered);
      if (message.message.level === "warning") warnings += 1;
      break;
    case "compiler-artifact":
      for (const file of message.filenames) {
        if (basename(file) === "error_explainer.wasm") console.log(`wasm ${file}`);
      }
      break;
    case "build-script-executed": {
      const articles = join(message.out_dir, "articles.bin");
      const ours = basename(dirname(message.out_dir)).startsWith("error-explainer-");
      if (ours && existsSync(articles)) console.log(`articles ${articles}`);
      break;
    }
  }
}
if (warnings > 0 && process.env.WARNINGS === "deny") {
  console.error(`The build for wasm has ${warnings} warning${warnings === 1 ? "" : "s"}; none is allowed here.`);
  process.exitCode = 1;
}
