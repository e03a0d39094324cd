import { copyButton } from "../clipboard.js";
import { h } from "../dom.js";
import { section } from "./kit.js";
import { prose } from "./prose.js";

/**
 * @import { Explanation } from "../../index.d.ts"
 * @import { Kit } from "./kit.js"
 */

/**
 * @param {Kit} kit
 * @param {Explanation["developer"]} developer
 */
export function developerNotes(kit, { text, retry, examples }) {
  if (!text && examples.length === 0) return null;
  const { strings } = kit;
  return section(
    "developer",
    strings.developer,
    ...prose(text),
    retry.text &&
      h(
        "p",
        { class: "retry", "data-policy": retry.policy },
        h("span", { class: "label" }, strings.retryTitle),
        h("strong", {}, strings.retryPolicies[retry.policy] ?? retry.policy),
      ),
    ...(retry.text ? prose(retry.text) : []),
    examples.length > 0 && tabs(kit, examples),
  );
}

/**
 * One example a language, as tabs: arrow keys move, one tab is in the order of the Tab key.
 *
 * @param {Kit} kit
 * @param {Explanation["developer"]["examples"]} examples
 */
function tabs(kit, examples) {
  const { strings } = kit;
  const buttons = examples.map(({ language }, index) =>
    h(
      "button",
      {
        type: "button",
        role: "tab",
        id: `tab-${index}`,
        "aria-controls": `tabpanel-${index}`,
        onclick: () => show(index),
      },
      strings.languages[language] ?? language,
    ),
  );
  const panels = examples.map((example, index) => examplePanel(kit, example, index));
  const list = h(
    "div",
    { role: "tablist", class: "tablist", "aria-label": strings.examples, onkeydown: move },
    ...buttons,
  );

  /** @param {number} chosen */
  function show(chosen) {
    for (const [index, button] of buttons.entries()) {
      button.setAttribute("aria-selected", String(index === chosen));
      button.tabIndex = index === chosen ? 0 : -1;
    }
    for (const [index, panel] of panels.entries()) panel.hidden = index !== chosen;
    kit.chosen.language = examples[chosen]?.language ?? "";
  }

  /** @param {KeyboardEvent} event */
  function move(event) {
    const at = buttons.findIndex((button) => button.tabIndex === 0);
    const to = nextTab(event, at, buttons.length, list);
    if (to === null) return;
    event.preventDefault();
    show(to);
    buttons[to]?.focus();
  }

  show(
    Math.max(
      0,
      examples.findIndex(({ language }) => language === kit.chosen.language),
    ),
  );
  return h("div", { class: "tabs", part: "examples" }, list, ...panels);
}

/**
 * @param {KeyboardEvent} event
 * @param {number} at
 * @param {number} count
 * @param {HTMLElement} list
 */
function nextTab(event, at, count, list) {
  const forward = getComputedStyle(list).direction === "rtl" ? "ArrowLeft" : "ArrowRight";
  const back = forward === "ArrowRight" ? "ArrowLeft" : "ArrowRight";
  switch (event.key) {
    case forward:
      return (at + 1) % count;
    case back:
      return (at - 1 + count) % count;
    case "Home":
      return 0;
    case "End":
      return count - 1;
    default:
      return null;
  }
}

/**
 * @param {Kit} kit
 * @param {Explanation["developer"]["examples"][number]} example
 * @param {number} index
 */
function examplePanel({ strings, announcer }, { language, code }, index) {
  const name = strings.languages[language] ?? language;
  const text = code.replace(/\s+$/, "");
  const shown = h("code", {}, text);
  return h(
    "div",
    { role: "tabpanel", id: `tabpanel-${index}`, "aria-labelledby": `tab-${index}`, class: "tabpanel" },
    copyButton({ text, label: strings.copyExample(name), shown, strings, announcer }),
    h("pre", { tabindex: 0, role: "group", "aria-label": name }, shown),
  );
}
