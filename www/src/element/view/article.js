import { append, h } from "../dom.js";
import { subjectKey } from "../model.js";
import { answerHead } from "./answer.js";
import { CauseList } from "./causes.js";
import { alternativeList, equivalents, readingList } from "./codes.js";
import { developerNotes } from "./developer.js";
import { evidenceList, markedText } from "./evidence.js";
import { platformSwitch } from "./platforms.js";
import { background, questions, related, scenarios, seriousness, sources } from "./reading.js";
import { startHere } from "./start.js";
import { diagnosis, resolution, sayVerdict } from "./steps.js";

/**
 * @import { Explanation, Platform } from "../../index.d.ts"
 * @import { Model, State } from "../model.js"
 * @import { Kit } from "./kit.js"
 */

/** Below this share of the likeliest meaning, what else a code can mean comes before any advice. */
const DOUBTFUL = 0.75;

/**
 * @typedef {object} Actions
 * @property {(step: string, observation: string | null) => void} answer
 * @property {(platform: Platform) => void} choosePlatform
 * @property {() => void} back
 * @property {(index: number) => void} select
 */

/**
 * The whole answer for one subject.
 *
 * @param {Kit} kit
 * @param {Model} model
 * @param {State} state
 * @param {Actions} actions
 */
export function article(kit, model, state, actions) {
  const { explanation, finding } = model;
  const causes = new CauseList(kit, explanation.causes);
  const start = h("div", { class: "start-place" });
  const sections = depth(kit, explanation, state, actions, causes);
  const readings = readingList(kit, model.readings, explanation);
  const doubtful = (model.readings[0]?.score ?? 1) < DOUBTFUL;
  const alone = model.alternatives.length === 0 && readings === null;
  const advises = explanation.diagnose.length + explanation.resolve.length > 0;
  const body = h(
    "div",
    { class: "depth" },
    ...(explanation.complete ? sections : [h("p", { class: "note" }, kit.strings.articleLoading)]),
  );
  sayVerdict(kit, body, explanation.causes[0]);
  const jump = (/** @type {string} */ name) => goTo(body, name);
  append(start, [startHere(kit, explanation, jump)]);

  const node = h(
    "article",
    { class: "answer", "aria-labelledby": "answer-title", part: "answer" },
    trailNote(kit, state, actions),
    h(
      "div",
      { class: "lead" },
      answerHead(kit, model, state.classification),
      finding && causedBy(kit, state, finding.causedBy, actions),
      doubtful && readings,
      start,
      explanation.complete && sections.length === 0 && h("p", { class: "note" }, kit.strings.articleShort),
      advises && platformSwitch(kit, model.platforms, model.platform, actions.choosePlatform),
      !doubtful && readings,
      finding && model.readings.length === 0 && markedText(kit, state.text, finding, state.classification.lines),
    ),
    h(
      "div",
      { class: "rail" },
      h(
        "aside",
        { class: "side", "aria-label": kit.strings.facts.title },
        finding && evidenceList(kit, finding, alone),
        alternativeList(kit, model.alternatives),
        seriousness(kit, explanation.criticality),
        equivalents(kit, explanation),
      ),
      contents(kit, sections, jump),
    ),
    body,
  );
  return {
    node,
    platform: model.platform,
    complete: explanation.complete,
    /** @param {Explanation} anew the same article with the causes ranked by the answers */
    rank(anew) {
      causes.rank(anew.causes);
      sayVerdict(kit, body, anew.causes[0]);
      start.replaceChildren();
      append(start, [startHere(kit, anew, jump)]);
    },
  };
}

/**
 * The parts that one reads after the answer.
 *
 * @param {Kit} kit
 * @param {Explanation} explanation
 * @param {State} state
 * @param {Actions} actions
 * @param {CauseList} causes
 */
function depth(kit, explanation, state, actions, causes) {
  return [
    causes.node,
    diagnosis(kit, explanation.diagnose, state.answers[subjectKey(state)] ?? {}, actions.answer),
    resolution(kit, explanation),
    developerNotes(kit, explanation.developer),
    background(kit, explanation),
    scenarios(kit, explanation),
    related(kit, explanation),
    questions(kit, explanation),
    sources(kit, explanation),
  ].filter((each) => each !== null);
}

/**
 * @param {Kit} kit
 * @param {HTMLElement[]} sections
 * @param {(name: string) => void} jump
 */
function contents({ strings }, sections, jump) {
  if (sections.length < 4) return null;
  const links = sections.map((each) => {
    const heading = each.querySelector("h3");
    return h(
      "li",
      {},
      h(
        "button",
        { type: "button", onclick: () => jump(heading?.id.replace("section-", "") ?? "") },
        heading?.textContent ?? "",
      ),
    );
  });
  return h("nav", { class: "contents", "aria-label": strings.sections }, h("ul", {}, ...links));
}

/**
 * @param {HTMLElement} body
 * @param {string} name
 */
function goTo(body, name) {
  const heading = body.querySelector(`#section-${name}`);
  if (!(heading instanceof HTMLElement)) return;
  heading.focus({ preventScroll: true });
  heading.scrollIntoView({ block: "start" });
}

/**
 * @param {Kit} kit
 * @param {State} state
 * @param {Actions} actions
 */
function trailNote({ strings }, state, { back }) {
  const last = state.trail.at(-1);
  if (!last) return null;
  const note = last.why === "related" ? strings.related : strings.otherReading;
  return h(
    "p",
    { class: "trail" },
    note,
    " ",
    h("button", { class: "link", type: "button", onclick: back }, strings.back),
  );
}

/**
 * @param {Kit} kit
 * @param {State} state
 * @param {number | undefined} index
 * @param {Actions} actions
 */
function causedBy({ strings }, state, index, { select }) {
  const cause = index === undefined ? undefined : state.classification.findings[index];
  if (index === undefined || !cause) return null;
  return h(
    "p",
    { class: "trail" },
    strings.causedBy,
    " ",
    h("button", { class: "link", type: "button", onclick: () => select(index) }, cause.title),
  );
}
