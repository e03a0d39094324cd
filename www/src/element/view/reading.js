import { h } from "../dom.js";
import { fold, section } from "./kit.js";
import { inline, prose } from "./prose.js";

/**
 * @import { Explanation } from "../../index.d.ts"
 * @import { Kit } from "./kit.js"
 */

/**
 * @param {Kit} kit
 * @param {Explanation["criticality"]} criticality
 */
export function seriousness({ strings }, { level, transient, text }) {
  if (!text) return null;
  return section(
    "criticality",
    strings.criticality,
    h(
      "p",
      { class: "level" },
      h("strong", { class: "level-badge", "data-level": level }, strings.levels[level] ?? level),
      h("span", {}, transient ? strings.transient : strings.lasting),
    ),
    ...prose(text),
  );
}

/**
 * @param {Kit} kit
 * @param {Explanation} explanation
 */
export function background({ strings }, explanation) {
  return explanation.background ? section("background", strings.background, ...prose(explanation.background)) : null;
}

/**
 * @param {Kit} kit
 * @param {Explanation} explanation
 */
export function scenarios({ strings }, { scenarios: all }) {
  if (all.length === 0) return null;
  return section(
    "scenarios",
    strings.scenarios,
    h("ul", { class: "scenario-list" }, ...all.map((text) => h("li", {}, ...inline(text)))),
  );
}

/**
 * @param {Kit} kit
 * @param {Explanation} explanation
 */
export function related(kit, { related: all }) {
  if (all.length === 0) return null;
  return section(
    "related",
    kit.strings.relatedTitle,
    h(
      "ul",
      { class: "related-list" },
      ...all.map(({ condition, code, title, difference }) =>
        h(
          "li",
          {},
          h(
            "p",
            { class: "related-title" },
            h("button", { class: "link", type: "button", onclick: () => kit.openArticle(condition, "related") }, title),
            code && h("code", {}, code.symbol),
          ),
          h("p", {}, ...inline(difference)),
        ),
      ),
    ),
  );
}

/**
 * @param {Kit} kit
 * @param {Explanation} explanation
 */
export function questions(kit, { faq }) {
  if (faq.length === 0) return null;
  return section(
    "faq",
    kit.strings.faq,
    ...faq.map(({ question, answer }) =>
      fold(kit, `faq ${question}`, [h("span", {}, ...inline(question))], prose(answer)),
    ),
  );
}

/**
 * @param {Kit} kit
 * @param {Explanation} explanation
 */
export function sources({ strings }, { sources: all }) {
  const safe = all.filter(({ url }) => /^https?:\/\//i.test(url));
  if (safe.length === 0) return null;
  return section(
    "sources",
    strings.sources,
    h(
      "ul",
      { class: "source-list" },
      ...safe.map(({ title, url }) => h("li", {}, h("a", { href: url, rel: "noreferrer", target: "_blank" }, title))),
    ),
  );
}
