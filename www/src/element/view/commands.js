import { copyButton } from "../clipboard.js";
import { h } from "../dom.js";
import { platformName } from "./kit.js";

/**
 * @import { Step } from "../../index.d.ts"
 * @import { Kit } from "./kit.js"
 */

/** As the catalog knows them; a shell's own `${port}` is none. */
const PLACEHOLDER = /((?<!\$)\{(?:host|port|pid|path|interface)\})/;

/**
 * Commands to copy. What the text did not tell stands as a marked placeholder.
 *
 * @param {Kit} kit
 * @param {Step["commands"]} commands
 */
export function commandList(kit, commands) {
  if (commands.length === 0) return null;
  return h("div", { class: "commands" }, ...commands.map((each) => command(kit, each)));
}

/**
 * @param {Kit} kit
 * @param {Step["commands"][number]} command
 */
function command(kit, { platform, shell, text }) {
  const { strings, announcer } = kit;
  const where = [platform === "any" ? "" : platformName(kit, platform), strings.shells[shell] ?? shell]
    .filter(Boolean)
    .join(" · ");
  const pieces = text.split(PLACEHOLDER);
  const missing = [...new Set(pieces.filter((_, index) => index % 2 === 1))];
  const hint = missing.length > 0 ? strings.fillIn(missing.join(", ")) : "";
  const shown = h(
    "code",
    {},
    ...pieces.map((piece, index) =>
      index % 2 === 1 ? h("mark", { class: "placeholder", title: strings.placeholder }, piece) : piece,
    ),
  );
  return h(
    "div",
    { class: "command", part: "command" },
    h(
      "div",
      { class: "command-bar" },
      h("span", {}, where),
      hint && h("span", { class: "fill-in" }, hint),
      copyButton({ text, label: strings.copyCommand(where), shown, hint, strings, announcer }),
    ),
    h("pre", {}, shown),
  );
}
