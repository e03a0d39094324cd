import { h } from "../dom.js";

/**
 * @import { Child } from "../dom.js"
 * @import { Announcer } from "../announcer.js"
 * @import { Strings } from "../strings.js"
 * @import { CodeRef, Platform } from "../../index.d.ts"
 */

/**
 * What every view needs.
 *
 * @typedef {object} Kit
 * @property {Strings} strings
 * @property {Announcer} announcer
 * @property {Map<string, {title: string}>} namespaces
 * @property {Set<string>} open which collapsed parts the reader opened
 * @property {{language: string}} chosen
 * @property {(id: string, why: "alternative" | "related") => void} openArticle
 */

/**
 * A section of the article, with a heading that can be jumped to.
 *
 * @param {string} name
 * @param {string} title
 * @param {...Child} children
 */
export function section(name, title, ...children) {
  const id = `section-${name}`;
  return h(
    "section",
    { class: `section ${name}`, "aria-labelledby": id, part: "section" },
    h("h3", { id, tabindex: -1 }, title),
    ...children,
  );
}

/**
 * A collapsible part that stays as the reader left it when the article is drawn anew.
 *
 * @param {Kit} kit
 * @param {string} key
 * @param {Child[]} summary
 * @param {Child[]} content
 * @param {boolean} [open]
 */
export function fold(kit, key, summary, content, open = false) {
  const closed = `closed ${key}`;
  const details = h(
    "details",
    { class: "fold", open: kit.open.has(key) || (open && !kit.open.has(closed)) },
    h("summary", {}, ...summary),
    h("div", { class: "fold-content" }, ...content),
  );
  details.addEventListener("toggle", () => {
    kit.open.delete(details.open ? closed : key);
    kit.open.add(details.open ? key : closed);
  });
  return details;
}

/**
 * @param {Kit} kit
 * @param {Platform} platform
 */
export function platformName(kit, platform) {
  return platform === "any" ? kit.strings.anyPlatform : (kit.strings.platforms[platform] ?? platform);
}

/**
 * The value as its namespace writes it. Windows tools show some in hexadecimal and some not, so both are given.
 *
 * @param {CodeRef} code
 */
export function valueOf(code) {
  const written = code.id.slice(code.namespace.length + 1);
  return code.platform === "windows" && code.hex && code.hex !== written ? `${written} · ${code.hex}` : written;
}
