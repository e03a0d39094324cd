/**
 * Everything below the text box: loaded with the core, at the first sign that someone needs it.
 */
import { append, h } from "./dom.js";
import { confidenceWord, explain, gather, subjectKey, suggestions } from "./model.js";
import { sheet } from "./sheet.js";
import { strings } from "./strings.js";
import answerCss from "./styles/answer.css";
import articleCss from "./styles/article.css";
import baseCss from "./styles/base.css";
import layoutCss from "./styles/layout.css";
import { article } from "./view/article.js";
import { findingList, indexOf } from "./view/findings.js";
import { nothing } from "./view/nothing.js";

/**
 * @import { Classification, Platform } from "../index.d.ts"
 * @import { Announcer } from "./announcer.js"
 * @import { Engine } from "./engine.js"
 * @import { Model, State } from "./model.js"
 * @import { Kit } from "./view/kit.js"
 */

export const panelSheet = () => sheet(baseCss + answerCss + articleCss + layoutCss);

/** How long typing must rest before the result is read out. */
const QUIET_MS = 600;

export class Panel {
  #root;
  #engine;
  #announcer;
  #events;
  /** @type {State | null} */
  #state = null;
  /** @type {Kit} */
  #kit;
  /** Counts what was asked, so that a late answer to an earlier question is dropped. */
  #asked = 0;
  /** @type {ReturnType<typeof article> | null} */
  #article = null;
  #findings = h("div");
  #answer = h("div", { lang: "en" });

  /**
   * @param {HTMLElement} root
   * @param {Engine} engine
   * @param {Announcer} announcer
   * @param {{tryText: (text: string) => void, readAgain: (shown: Classification) => void}} events
   */
  constructor(root, engine, announcer, events) {
    this.#root = root;
    this.#engine = engine;
    this.#announcer = announcer;
    this.#events = events;
    this.#kit = {
      strings,
      announcer,
      namespaces: engine.namespaces,
      open: new Set(),
      chosen: { language: "" },
      openArticle: (id, why) => this.#open(id, why),
    };
    engine.articles.then(
      () => this.#articlesCame(),
      (failure) => this.#articlesFailed(failure),
    );
  }

  clear() {
    this.#asked += 1;
    this.#state = null;
    this.#root.replaceChildren();
  }

  /**
   * @param {string} text
   * @param {Classification} classification
   * @param {Platform | null} platform
   */
  async show(text, classification, platform) {
    const index = indexOf(classification.findings, classification.primary);
    this.#state = { text, classification, index: Math.max(0, index), trail: [], platform, answers: {} };
    this.#kit.open.clear();
    this.#kit.chosen.language = languageOf(classification.context.runtime);
    if (classification.findings.length === 0) return this.#showNothing(this.#state);
    await this.#draw();
    const found = classification.findings[this.#state.index];
    if (found) {
      const word = strings.confidence[confidenceWord(found.confidence)];
      this.#announcer.say(
        strings.announce(
          found.title,
          `${word}, ${strings.percent(found.confidence)}`,
          classification.findings.length - 1,
        ),
        QUIET_MS,
      );
    }
  }

  /**
   * For this answer only: the next text speaks for its own platform again.
   *
   * @param {Platform | null} platform
   */
  choosePlatform(platform) {
    if (!this.#state) return;
    this.#state.platform = platform;
    void this.#draw();
  }

  /** @param {State} state */
  async #showNothing(state) {
    const asked = ++this.#asked;
    const found = {
      text: state.text,
      lines: state.classification.lines,
      codes: this.#engine.catalog.codes,
      suggestions: await suggestions(this.#engine, state.text),
    };
    if (asked !== this.#asked) return;
    this.#root.replaceChildren(nothing(this.#kit, found, this.#events.tryText));
    this.#announcer.say(strings.announceNothing, QUIET_MS);
  }

  /** Draws everything for the present state, unless it changes meanwhile. */
  async #draw() {
    const state = this.#state;
    if (!state) return;
    const asked = ++this.#asked;
    const model = await gather(this.#engine, state);
    if (asked !== this.#asked) return;
    const list = findingList(this.#kit, state.classification, state.index, (index) => this.#select(index));
    this.#findings.replaceChildren();
    append(this.#findings, [list]);
    this.#drawArticle(model, state);
    if (!this.#answer.isConnected) this.#root.replaceChildren(this.#findings, this.#answer);
  }

  /**
   * @param {Model} model
   * @param {State} state
   */
  #drawArticle(model, state) {
    const focus = focusedName(this.#root);
    this.#article = article(this.#kit, model, state, {
      answer: (step, observation) => void this.#answerStep(step, observation),
      choosePlatform: (platform) => this.choosePlatform(platform),
      back: () => this.#back(),
      select: (index) => this.#select(index),
    });
    this.#answer.replaceChildren(this.#article.node);
    if (focus) /** @type {HTMLElement | null} */ (this.#root.querySelector(focus))?.focus({ preventScroll: true });
  }

  /**
   * @param {string} step
   * @param {string | null} observation
   */
  async #answerStep(step, observation) {
    const state = this.#state;
    if (!state) return;
    const answers = (state.answers[subjectKey(state)] ??= {});
    if (observation === null) delete answers[step];
    else answers[step] = observation;
    const asked = ++this.#asked;
    const explanation = await explain(this.#engine, state, this.#article?.platform ?? "any");
    if (asked !== this.#asked) return;
    this.#article?.rank(explanation);
    const [first] = explanation.causes;
    if (first) this.#announcer.say(strings.announceCause(first.title, strings.percent(first.likelihood)));
  }

  /** @param {number} index */
  async #select(index) {
    if (!this.#state) return;
    this.#state.index = index;
    this.#state.trail = [];
    await this.#draw();
    this.#goToTitle();
  }

  /**
   * @param {string} id
   * @param {"alternative" | "related"} why
   */
  async #open(id, why) {
    const trail = this.#state?.trail;
    trail?.push({ id, why });
    try {
      await this.#draw();
      this.#goToTitle();
    } catch {
      // A pack may name what only another pack knows: the reader stays where they are.
      trail?.pop();
    }
  }

  async #back() {
    this.#state?.trail.splice(0);
    await this.#draw();
    this.#goToTitle();
  }

  #goToTitle() {
    const title = this.#answer.querySelector("h2");
    title?.focus({ preventScroll: true });
    // The way back stands above the title.
    (this.#answer.querySelector(".answer > .trail") ?? title)?.scrollIntoView({ block: "nearest" });
  }

  /** What few people meet comes with the articles: a text may show more now. */
  #articlesCame() {
    if (this.#article && !this.#article.complete) void this.#draw();
    if (this.#state) this.#events.readAgain(this.#state.classification);
  }

  /** @param {Error} failure */
  #articlesFailed({ message }) {
    if (this.#article && !this.#article.complete)
      this.#article.node.append(h("p", { class: "note" }, `${strings.articleFailed} ${message}`));
  }
}

/**
 * The language whose example to show first.
 *
 * @param {string | null} runtime
 */
function languageOf(runtime) {
  const known = { node: "javascript", browser: "javascript", dotnet: "csharp" };
  return Object.hasOwn(known, runtime ?? "") ? known[/** @type {keyof typeof known} */ (runtime)] : (runtime ?? "");
}

/**
 * A selector for the control that has the focus, to give it back after drawing anew.
 *
 * @param {HTMLElement} root
 */
function focusedName(root) {
  const focused = /** @type {ShadowRoot} */ (root.getRootNode()).activeElement;
  if (!(focused instanceof HTMLInputElement) || !root.contains(focused)) return null;
  return `input[name="${CSS.escape(focused.name)}"][value="${CSS.escape(focused.value)}"]`;
}
