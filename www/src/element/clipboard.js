import { h } from "./dom.js";

/** @import { Announcer } from "./announcer.js" */
/** @import { Strings } from "./strings.js" */

const SHOWN_FOR = 2000;

/**
 * A button that copies `text`, and says whether it could.
 *
 * @param {{text: string, label: string, shown: HTMLElement, hint?: string, strings: Strings, announcer: Announcer}} options
 *   `shown` holds the text, which is selected where copying is forbidden; `hint` is said when it was copied
 */
export function copyButton({ text, label, shown, hint = "", strings, announcer }) {
  const button = h("button", { class: "copy", type: "button", "aria-label": label, onclick: copy }, strings.copy);

  async function copy() {
    const done = await write(text);
    if (!done) select(shown);
    announcer.say(done ? `${strings.copied}. ${hint}`.trim() : strings.copyFailed);
    button.textContent = done ? strings.copied : strings.selected;
    button.toggleAttribute("data-done", done);
    setTimeout(() => {
      button.textContent = strings.copy;
      button.removeAttribute("data-done");
    }, SHOWN_FOR);
  }
  return button;
}

/** @param {string} text */
async function write(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}

/** @param {HTMLElement} element */
function select(element) {
  getSelection()?.selectAllChildren(element);
}
