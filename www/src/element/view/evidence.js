import { bar, h } from "../dom.js";
import { excerpt } from "../excerpt.js";
import { fold, section } from "./kit.js";

/**
 * @import { Evidence, Finding } from "../../index.d.ts"
 * @import { Kit } from "./kit.js"
 */

/** Log-odds above which a signal counts as strong, and as more than weak. */
const STRONG = 2;
const MEDIUM = 0.7;

/**
 * The text with what we saw in it.
 *
 * @param {Kit} kit
 * @param {string} text
 * @param {Finding} finding
 * @param {number} lines
 */
export function markedText({ strings }, text, finding, lines) {
  const shown = excerpt(text, finding, lines);
  const numbered = shown.all > 1;
  return h(
    "figure",
    { class: "excerpt", part: "excerpt" },
    h(
      "pre",
      { "aria-label": strings.excerpt, role: "group" },
      ...shown.lines.map((line) =>
        h(
          "div",
          { class: "excerpt-line" },
          numbered && h("span", { class: "line-number", "aria-hidden": "true" }, line.number),
          h(
            "code",
            {},
            ...line.pieces.map((piece) =>
              piece.mark ? h("mark", { class: `mark-${piece.mark}` }, piece.text) : piece.text,
            ),
            "\n",
          ),
        ),
      ),
    ),
    shown.last - shown.first + 1 < shown.all &&
      h("figcaption", {}, strings.excerptFrom(shown.first, shown.last, shown.all)),
  );
}

/**
 * @param {Kit} kit
 * @param {Finding} finding
 * @param {boolean} alone whether nothing else fits the text
 */
export function evidenceList(kit, finding, alone) {
  const { strings } = kit;
  const rows = summed(finding.evidence).map((each) => evidenceRow(kit, each));
  if (rows.length === 0) return null;
  const list = h("ul", { class: "evidence-list" }, ...rows.slice(0, 5));
  const rest = rows.slice(5);
  return section(
    "evidence",
    strings.evidence,
    list,
    rest.length > 0 &&
      fold(kit, "evidence", [strings.findingsMore(rows.length)], [h("ul", { class: "evidence-list" }, ...rest)]),
    alone && h("p", { class: "note" }, strings.noAlternatives),
  );
}

/**
 * What stands in several places counts once, with all its weight; the strongest first. What stands nowhere in the
 * text is shown where it decided something: that an error is rare says nothing to the one who has it.
 *
 * @param {Evidence[]} evidence
 * @returns {Evidence[]}
 */
function summed(evidence) {
  /** @type {Map<string, Evidence>} */
  const sums = new Map();
  for (const each of evidence) {
    const key = `${each.kind} ${each.text}`;
    sums.set(key, { ...each, weight: each.weight + (sums.get(key)?.weight ?? 0) });
  }
  const telling = [...sums.values()].filter(({ text, weight }) => text !== "" || weight >= MEDIUM);
  return telling.sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight));
}

/**
 * @param {Kit} kit
 * @param {Evidence} evidence
 */
function evidenceRow({ strings }, { kind, text, weight }) {
  return h(
    "li",
    {},
    h("span", { class: "evidence-kind" }, strings.evidenceKinds[kind] ?? kind),
    text && h("q", {}, text.length > 120 ? `${text.slice(0, 120)}…` : text),
    h(
      "span",
      { class: "evidence-weight" },
      bar(Math.abs(weight) / 4, weight < 0 ? "against" : ""),
      strings.strength[strength(weight)],
    ),
  );
}

/** @param {number} weight */
function strength(weight) {
  if (weight < 0) return "against";
  if (weight >= STRONG) return "strong";
  return weight >= MEDIUM ? "medium" : "weak";
}
