import { bar, h, setBar } from "../dom.js";
import { fold, section } from "./kit.js";
import { inline, prose } from "./prose.js";

/**
 * @import { Cause } from "../../index.d.ts"
 * @import { Kit } from "./kit.js"
 */

/**
 * The causes, most likely first. They can be ranked anew in place, so that what the reader opened stays open.
 */
export class CauseList {
  #kit;
  #list = h("ol", { class: "cause-list" });
  /** @type {Map<string, {item: HTMLElement, details: HTMLDetailsElement, bar: HTMLElement, figure: HTMLElement, because: HTMLElement}>} */
  #rows = new Map();

  /**
   * @param {Kit} kit
   * @param {Cause[]} causes
   */
  constructor(kit, causes) {
    this.#kit = kit;
    for (const [index, cause] of causes.entries()) this.#list.append(this.#row(cause, index === 0));
    this.node = causes.length > 0 ? section("causes", kit.strings.causes, this.#list) : null;
  }

  /** @param {Cause[]} causes */
  rank(causes) {
    for (const [index, cause] of causes.entries()) {
      const row = this.#rows.get(cause.id);
      if (!row) continue;
      if (index === 0) row.details.open = true;
      setBar(row.bar, cause.likelihood);
      row.figure.textContent = this.#kit.strings.percent(cause.likelihood);
      row.because.replaceChildren(...inline(cause.because.join(" ")));
      row.because.hidden = cause.because.length === 0;
      this.#list.append(row.item);
    }
  }

  /**
   * @param {Cause} cause
   * @param {boolean} open
   */
  #row(cause, open) {
    const share = bar(cause.likelihood);
    const figure = h("span", { class: "figure" }, this.#kit.strings.percent(cause.likelihood));
    const because = h(
      "p",
      { class: "because", hidden: cause.because.length === 0 },
      ...inline(cause.because.join(" ")),
    );
    const title = h("span", { class: "cause-title" }, ...inline(cause.title));
    const head = [h("span", { class: "cause-share" }, share, figure), title];
    const details = fold(this.#kit, `cause ${cause.id}`, head, [because, ...prose(cause.text)], open);
    const item = h("li", {}, details);
    this.#rows.set(cause.id, { item, details, bar: share, figure, because });
    return item;
  }
}
