import { h } from "../dom.js";
import { commandList } from "./commands.js";
import { inline } from "./prose.js";

/**
 * @import { Explanation } from "../../index.d.ts"
 * @import { Kit } from "./kit.js"
 */

/**
 * The first thing to know and to do, before any depth.
 *
 * @param {Kit} kit
 * @param {Explanation} explanation
 * @param {(section: string) => void} jump
 */
export function startHere(kit, explanation, jump) {
  const [cause] = explanation.causes;
  const [step] = explanation.diagnose;
  if (!cause && !step) return null;
  const { strings } = kit;
  return h(
    "section",
    { class: "start", "aria-label": strings.start, part: "start" },
    cause &&
      h(
        "div",
        { class: "start-cause" },
        h(
          "p",
          { class: "label" },
          strings.startCause,
          " ",
          h("span", { class: "figure" }, strings.percent(cause.likelihood)),
        ),
        h("p", { class: "start-title" }, ...inline(cause.title)),
        cause.because.length > 0 && h("p", { class: "because" }, ...inline(cause.because.join(" "))),
      ),
    step &&
      h(
        "div",
        { class: "start-check" },
        h("p", { class: "label" }, strings.startCheck),
        h("p", { class: "start-title" }, ...inline(step.title)),
        commandList(kit, step.commands.slice(0, 1)),
        h("button", { class: "link", type: "button", onclick: () => jump("diagnose") }, strings.allChecks),
      ),
  );
}
