import { h } from "../dom.js";

/**
 * @import { Platform } from "../../index.d.ts"
 * @import { Kit } from "./kit.js"
 */

/**
 * Switches what the advice is for.
 *
 * @param {Kit} kit
 * @param {Platform[]} platforms
 * @param {Platform} chosen
 * @param {(platform: Platform) => void} choose
 */
export function platformSwitch({ strings }, platforms, chosen, choose) {
  return h(
    "fieldset",
    { class: "platforms", part: "platforms" },
    h("legend", {}, strings.platform),
    h(
      "div",
      { class: "segments" },
      ...platforms.map((platform) =>
        h(
          "label",
          {},
          h("input", {
            type: "radio",
            name: "platform",
            value: platform,
            checked: platform === chosen,
            onchange: () => choose(platform),
          }),
          h("span", {}, strings.platforms[platform] ?? platform),
        ),
      ),
    ),
  );
}
