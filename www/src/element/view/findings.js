import { h } from "../dom.js";
import { fold } from "./kit.js";

/**
 * @import { Classification, Finding } from "../../index.d.ts"
 * @import { Kit } from "./kit.js"
 */

const SHOWN = 6;

/**
 * The list of findings, where there are several.
 *
 * @param {Kit} kit
 * @param {Classification} classification
 * @param {number} selected
 * @param {(index: number) => void} select
 */
export function findingList(kit, classification, selected, select) {
  const { findings, primary, truncated } = classification;
  if (findings.length < 2) return null;
  const { strings } = kit;
  const rows = findings.map((finding, index) =>
    h(
      "li",
      {},
      findingButton(kit, finding, {
        current: index === selected,
        first: index === indexOf(findings, primary),
        onclick: () => select(index),
      }),
    ),
  );
  return h(
    "nav",
    { class: "findings", "aria-labelledby": "findings-title", part: "findings" },
    h("h2", { id: "findings-title" }, strings.findingsTitle(findings.length)),
    h("ol", {}, ...rows.slice(0, SHOWN)),
    rows.length > SHOWN &&
      fold(
        kit,
        "findings",
        [strings.findingsMore(rows.length)],
        [h("ol", {}, ...rows.slice(SHOWN))],
        selected >= SHOWN,
      ),
    truncated && h("p", { class: "note" }, strings.truncated),
  );
}

/**
 * Where a finding stands in the list. Results that crossed a worker are equal without being identical.
 *
 * @param {Finding[]} findings
 * @param {Finding | null} finding
 */
export function indexOf(findings, finding) {
  if (!finding) return -1;
  const found = findings.findIndex(
    (each) =>
      each.start === finding.start && each.condition === finding.condition && each.code?.id === finding.code?.id,
  );
  return Math.max(0, found);
}

/**
 * @param {Kit} kit
 * @param {Finding} finding
 * @param {{current: boolean, first: boolean, onclick: () => void}} options
 */
function findingButton({ strings }, finding, { current, first, onclick }) {
  return h(
    "button",
    { class: "finding", type: "button", "aria-current": current ? "true" : undefined, onclick },
    h("span", { class: "finding-title" }, finding.title),
    h(
      "span",
      { class: "finding-place" },
      finding.code && h("code", {}, finding.code.symbol),
      h("span", {}, strings.line(finding.line)),
      finding.count > 1 && h("span", {}, strings.times(finding.count)),
      h("span", { class: "figure" }, strings.percent(finding.confidence)),
      first && h("span", { class: "chip" }, strings.first),
    ),
  );
}
