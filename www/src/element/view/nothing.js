import { h } from "../dom.js";

/**
 * @import { Suggestion } from "../../index.d.ts"
 * @import { Kit } from "./kit.js"
 */

/**
 * What to say where nothing was found.
 *
 * @param {Kit} kit
 * @param {{text: string, lines: number, codes: number, suggestions: Suggestion[]}} found
 * @param {(text: string) => void} tryText
 */
export function nothing({ strings }, { text, lines, codes, suggestions }, tryText) {
  const query = text.trim();
  const short = query.length <= 40 && !/\s/.test(query);
  return h(
    "section",
    { class: "nothing", "aria-labelledby": "nothing-title", part: "nothing" },
    h("h2", { id: "nothing-title" }, short ? strings.nothingCode(query) : strings.nothingTitle),
    suggestions.length > 0 &&
      h(
        "div",
        { class: "suggestions" },
        h("p", { class: "label" }, strings.didYouMean),
        h(
          "ul",
          {},
          ...suggestions.map((each) =>
            h(
              "li",
              {},
              h(
                "button",
                { class: "reading", type: "button", onclick: () => tryText(each.symbol || each.text) },
                h("span", { class: "reading-title" }, each.title),
                h("code", {}, each.symbol),
              ),
            ),
          ),
        ),
      ),
    h("p", {}, short ? strings.nothingKnown(codes) : strings.nothingLooked(lines)),
    h("ul", { class: "tips" }, ...strings.nothingTips.map((tip) => h("li", {}, tip))),
  );
}
