import { h } from "../dom.js";
import { commandList } from "./commands.js";
import { fold, section } from "./kit.js";
import { inline, prose } from "./prose.js";

/**
 * @import { Cause, Explanation, Step } from "../../index.d.ts"
 * @import { Kit } from "./kit.js"
 */

/**
 * The steps that tell causes apart, each with what may be seen.
 *
 * @param {Kit} kit
 * @param {Step[]} steps
 * @param {Record<string, string>} answers
 * @param {(step: string, observation: string | null) => void} answer
 */
export function diagnosis(kit, steps, answers, answer) {
  if (steps.length === 0) return null;
  const { strings } = kit;
  const asks = steps.some((step) => step.observations.length > 0);
  return section(
    "diagnose",
    strings.diagnose,
    asks && h("p", { class: "note" }, strings.diagnoseNote),
    h(
      "ol",
      { class: "step-list" },
      ...steps.map((step, index) =>
        stepItem(kit, step, index === 0, observations(kit, step, answers[step.id], answer)),
      ),
    ),
  );
}

/**
 * Says below each answered question what it leads to: the causes themselves may be out of sight.
 *
 * @param {Kit} kit
 * @param {HTMLElement} body
 * @param {Cause | undefined} first
 */
export function sayVerdict({ strings }, body, first) {
  const said = first ? strings.announceCause(first.title, strings.percent(first.likelihood)) : "";
  for (const place of body.querySelectorAll(".now")) place.replaceChildren(...inline(said));
}

/**
 * The titles are enough to choose from; what has to be done is one step away.
 *
 * @param {Kit} kit
 * @param {Step} step
 * @param {boolean} open
 * @param {HTMLElement | null} more
 */
function stepItem(kit, step, open, more) {
  const content = [...prose(step.text), commandList(kit, step.commands), more];
  return h("li", { class: "step" }, fold(kit, `step ${step.id}`, [h("h4", {}, ...inline(step.title))], content, open));
}

/**
 * @param {Kit} kit
 * @param {Step} step
 * @param {string | undefined} given
 * @param {(step: string, observation: string | null) => void} answer
 */
function observations({ strings }, step, given, answer) {
  if (step.observations.length === 0) return null;
  const verdict = h(
    "p",
    { class: "verdict", hidden: given === undefined },
    h("strong", { class: "now" }),
    h("button", { class: "link", type: "button", onclick: takeBack }, strings.undo),
  );
  const radios = step.observations.map(({ id }) =>
    h("input", {
      type: "radio",
      name: `observation ${step.id}`,
      value: id,
      checked: id === given,
      onchange: () => choose(id),
    }),
  );
  const fieldset = h(
    "fieldset",
    { class: "observations" },
    h("legend", {}, strings.observe),
    ...step.observations.map(({ text }, index) => h("label", {}, radios[index], h("span", {}, ...inline(text)))),
    verdict,
  );

  /** @param {string} id */
  function choose(id) {
    verdict.hidden = false;
    answer(step.id, id);
  }
  function takeBack() {
    for (const radio of radios) radio.checked = false;
    radios[0]?.focus();
    verdict.hidden = true;
    answer(step.id, null);
  }
  return fieldset;
}

/**
 * @param {Kit} kit
 * @param {Explanation} explanation
 */
export function resolution(kit, explanation) {
  if (explanation.resolve.length === 0) return null;
  const titles = new Map(explanation.causes.map((cause) => [cause.id, cause.title]));
  const likeliest = explanation.causes[0]?.id ?? "";
  return section(
    "resolve",
    kit.strings.resolve,
    h(
      "ol",
      { class: "step-list" },
      ...explanation.resolve.map((step) =>
        stepItem(kit, step, step.causes?.includes(likeliest) ?? false, forCauses(kit, step, titles)),
      ),
    ),
  );
}

/**
 * @param {Kit} kit
 * @param {Step} step
 * @param {Map<string, string>} titles
 */
function forCauses({ strings }, step, titles) {
  const causes = (step.causes ?? []).map((id) => titles.get(id)).filter((title) => title !== undefined);
  if (causes.length === 0) return null;
  return h(
    "div",
    { class: "for-causes" },
    h("span", { class: "label" }, strings.resolves),
    h("ul", {}, ...causes.map((title) => h("li", {}, ...inline(title)))),
  );
}
