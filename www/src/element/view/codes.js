import { bar, h } from "../dom.js";
import { fold, section } from "./kit.js";

/**
 * @import { CodeRef, Explanation } from "../../index.d.ts"
 * @import { Model, Reading } from "../model.js"
 * @import { Kit } from "./kit.js"
 */

const SHOWN = 6;
const READINGS = 3;
/** Systems that a reading names. */
const NAMED = 3;

/**
 * The same condition on every system.
 *
 * @param {Kit} kit
 * @param {Explanation} explanation
 */
export function equivalents(kit, { codes, code }) {
  if (codes.length === 0) return null;
  const { strings } = kit;
  const first = codes.slice(0, SHOWN);
  const rest = codes.slice(SHOWN);
  return section(
    "codes",
    strings.equivalents,
    table(kit, first, code),
    rest.length > 0 && fold(kit, "codes", [strings.findingsMore(codes.length)], [table(kit, rest, code)]),
  );
}

/**
 * @param {Kit} kit
 * @param {CodeRef[]} codes
 * @param {CodeRef | null} current
 */
function table(kit, codes, current) {
  const { columns, equivalents: caption } = kit.strings;
  return h(
    "table",
    { part: "codes" },
    h("caption", { class: "visually-hidden" }, caption),
    h("thead", {}, h("tr", {}, ...[columns.symbol, columns.value].map((name) => h("th", { scope: "col" }, name)))),
    h("tbody", {}, ...codes.map((code) => row(kit, code, code.id === current?.id))),
  );
}

/**
 * @param {Kit} kit
 * @param {CodeRef} code
 * @param {boolean} current
 */
function row(kit, code, current) {
  const title = kit.namespaces.get(code.namespace)?.title ?? code.namespace;
  return h(
    "tr",
    { class: current ? "current" : undefined, "aria-current": current ? "true" : undefined },
    h(
      "th",
      { scope: "row" },
      h("code", {}, ...breakable(code.symbol)),
      h("span", { class: "row-note" }, current ? `${title} · ${kit.strings.thisOne}` : title),
    ),
    h("td", {}, h("code", {}, code.id.slice(code.namespace.length + 1))),
  );
}

/**
 * Long names break where a reader would break them.
 *
 * @param {string} symbol
 */
function breakable(symbol) {
  return symbol.split(/(?<=[_(:.])/).flatMap((piece, index) => (index > 0 ? [h("wbr"), piece] : [piece]));
}

/**
 * What one code can mean, where the text is that code and nothing else.
 *
 * @param {Kit} kit
 * @param {Reading[]} readings
 * @param {Explanation} shown
 */
export function readingList(kit, readings, shown) {
  if (readings.length < 2) return null;
  const { strings } = kit;
  const items = readings.map((each) => h("li", {}, readingButton(kit, each, isShown(each, shown))));
  const rest = items.slice(READINGS);
  return h(
    "section",
    { class: "readings", "aria-labelledby": "readings-title" },
    h("h3", { id: "readings-title" }, strings.readings),
    h("p", { class: "note" }, strings.readingsNote),
    h("ol", { class: "reading-list" }, ...items.slice(0, READINGS)),
    rest.length > 0 &&
      fold(kit, "readings", [strings.findingsMore(items.length)], [h("ol", { class: "reading-list" }, ...rest)]),
  );
}

/**
 * @param {Reading} reading
 * @param {Explanation} shown
 */
function isShown({ matches }, { code, condition }) {
  return matches.some((match) => match.id === code?.id || (condition !== null && match.condition === condition));
}

/**
 * The share is a bar alone: as a figure it would be read as how sure the answer is, which is another thing.
 *
 * @param {Kit} kit
 * @param {Reading} reading
 * @param {boolean} current
 */
function readingButton(kit, { id, title, symbol, score, matches }, current) {
  const names = matches.map((match) => kit.namespaces.get(match.namespace)?.title ?? match.namespace);
  const different = [...new Set(names)];
  const whose = different.slice(0, NAMED).join(", ") + (different.length > NAMED ? " …" : "");
  return h(
    "button",
    {
      class: "reading",
      type: "button",
      "aria-current": current ? "true" : undefined,
      onclick: () => kit.openArticle(id, "alternative"),
    },
    h("span", { class: "reading-title" }, title),
    h("span", { class: "reading-code" }, h("code", {}, symbol), ` ${whose}`),
    bar(score),
  );
}

/**
 * @param {Kit} kit
 * @param {Model["alternatives"]} alternatives
 */
export function alternativeList(kit, alternatives) {
  const { strings } = kit;
  if (alternatives.length === 0) return null;
  return section(
    "alternatives",
    strings.alternatives,
    h(
      "ul",
      { class: "alternative-list" },
      ...alternatives.map(({ id, title, symbol, confidence }) =>
        h(
          "li",
          {},
          h("button", { class: "link", type: "button", onclick: () => kit.openArticle(id, "alternative") }, title),
          h("span", { class: "figure" }, strings.percent(confidence)),
          symbol && h("code", {}, symbol),
        ),
      ),
    ),
  );
}
