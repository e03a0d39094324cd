/**
 * The element's shell: a text box that works at once. Everything else comes when it is needed.
 */
import { Announcer } from "./announcer.js";
import { h } from "./dom.js";
import { sheet } from "./sheet.js";
import { strings } from "./shell-strings.js";
import css from "./styles/shell.css";

/**
 * @import { Classification, Platform } from "../index.d.ts"
 * @import { Engine } from "./engine.js"
 * @import { Panel } from "./panel.js"
 */

/** Typing rests this long before we read; a paste is read at once. */
const TYPING_MS = 120;

const LARGE_PASTE = 20_000;

/** So that the module can be imported where there is no DOM. */
const Base = /** @type {typeof HTMLElement} */ (globalThis.HTMLElement ?? class {});

/**
 * Explains the error that is pasted into it.
 *
 * @slot examples - Shown between the text box and the answer, for instance buttons that set `value`.
 * @slot empty - Shown while the text box is empty.
 * @csspart input - The text box.
 * @csspart answer - The answer with its article.
 * @csspart title - The answer's heading.
 * @csspart summary - The sentence below the heading.
 * @csspart section - Each section of the article.
 * @csspart command - A command with its copy button.
 * @cssprop --ee-accent - Colour of links, bars and focus.
 * @cssprop --ee-ink - Colour of the text.
 * @cssprop --ee-surface - Colour behind boxes.
 * @cssprop --ee-font - Font of the text.
 * @cssprop --ee-mono - Font of code.
 * @event error-explainer-result - A text was classified; `detail.classification` is the result.
 * @event error-explainer-ready - The core is ready; `detail.catalog` tells what it knows.
 * @event error-explainer-complete - Articles and rarely met codes came too; `detail.catalog` counts them.
 */
export class ErrorExplainerElement extends Base {
  static observedAttributes = ["value", "platform"];

  /**
   * Registers the element.
   *
   * @param {string} [tag]
   * @param {CustomElementRegistry} [registry]
   */
  static define(tag = "error-explainer", registry = customElements) {
    if (!registry.get(tag)) registry.define(tag, this);
    return this;
  }

  #text = "";
  #announcer = new Announcer();
  #input = this.#makeInput();
  #clear = h(
    "button",
    { class: "clear", type: "button", hidden: true, onclick: () => this.#clearInput() },
    strings.clear,
  );
  #status = h("p", { class: "status" }, strings.idle);
  #panelRoot = h("div", { class: "panel" });
  #emptySlot = h("slot", { name: "empty" });
  /** @type {Promise<{engine: Engine, panel: Panel}> | null} */
  #awake = null;
  #timer = 0;
  /** Aborts the classification that is under way: only the latest text counts. */
  #latest = new AbortController();

  constructor() {
    super();
    const root = this.attachShadow({ mode: "open" });
    root.adoptedStyleSheets = [sheet(css)];
    const label = h("label", { for: "input", class: "visually-hidden" }, strings.inputLabel);
    const strip = h("div", { class: "strip" }, this.#status, this.#clear);
    const box = h("div", { class: "box", part: "box" }, label, this.#input, strip);
    root.append(
      h(
        "div",
        { class: "shell" },
        box,
        h("slot", { name: "examples" }),
        this.#emptySlot,
        this.#panelRoot,
        this.#announcer.node,
      ),
    );
    root.addEventListener("focusin", () => void this.#wakeSoon(), { once: true });
    root.addEventListener("pointerover", () => void this.#wakeSoon(), { once: true });
  }

  connectedCallback() {
    for (const name of /** @type {const} */ (["value", "platform"])) this.#upgrade(name);
    if (this.#text !== "" && !this.#panelRoot.hasChildNodes()) this.#read(this.#text, 0);
  }

  disconnectedCallback() {
    clearTimeout(this.#timer);
    this.#announcer.stop();
    this.#latest.abort();
    // Moving an element within the page disconnects it for a moment: only what stays away is given up.
    queueMicrotask(() => {
      if (!this.isConnected) this.#rest();
    });
  }

  /** Gives the memory back; coming back into the page starts afresh. */
  #rest() {
    const awake = this.#awake;
    this.#awake = null;
    this.#panelRoot.replaceChildren();
    awake?.then(
      ({ engine, panel }) => {
        panel.clear();
        engine.free();
      },
      () => {},
    );
  }

  /**
   * @param {string} name
   * @param {string | null} _before
   * @param {string | null} after
   */
  attributeChangedCallback(name, _before, after) {
    if (name === "value") this.value = after ?? "";
    else if (this.#text !== "") this.#read(this.#text, 0);
  }

  /** The text to explain. Setting it classifies it. */
  get value() {
    return this.#text;
  }

  set value(value) {
    const text = String(value ?? "");
    this.#input.value = text;
    this.#read(text, 0);
  }

  /** The platform that the advice is for; null leaves it to the text. */
  get platform() {
    return /** @type {Platform | null} */ (this.getAttribute("platform"));
  }

  set platform(platform) {
    if (platform) this.setAttribute("platform", platform);
    else this.removeAttribute("platform");
  }

  focus() {
    this.#input.focus();
  }

  #makeInput() {
    return h("textarea", {
      id: "input",
      part: "input",
      rows: 3,
      spellcheck: "false",
      autocapitalize: "off",
      autocomplete: "off",
      placeholder: strings.inputPlaceholder,
      oninput: (/** @type {InputEvent} */ event) => {
        const pasted = event.inputType === "insertFromPaste" || event.inputType === "insertFromDrop";
        this.#read(this.#input.value, pasted ? 0 : TYPING_MS);
      },
      onpaste: (/** @type {ClipboardEvent} */ event) => this.#pasteLarge(event),
    });
  }

  /**
   * The browser's own way of pasting is slow for many lines; a log is put in at once, at the price of its undo.
   *
   * @param {ClipboardEvent} event
   */
  #pasteLarge(event) {
    const text = event.clipboardData?.getData("text/plain") ?? "";
    if (text.length < LARGE_PASTE) return;
    event.preventDefault();
    this.#input.setRangeText(text, this.#input.selectionStart, this.#input.selectionEnd, "end");
    this.#read(this.#input.value, 0);
  }

  #clearInput() {
    this.value = "";
    this.#input.focus();
  }

  /**
   * A property that was set before the element was defined hides the accessor: hand it over.
   *
   * @param {"value" | "platform"} name
   */
  #upgrade(name) {
    if (!Object.hasOwn(this, name)) return;
    const value = /** @type {any} */ (this)[name];
    delete (/** @type {any} */ (this)[name]);
    /** @type {any} */ (this)[name] = value;
  }

  /**
   * @param {string} text
   * @param {number} delay
   */
  #read(text, delay) {
    this.#text = text;
    this.#latest.abort();
    this.#latest = new AbortController();
    this.#clear.hidden = text === "";
    this.#emptySlot.hidden = text !== "";
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#classify(text), delay);
  }

  /** @param {string} text */
  async #classify(text) {
    const { signal } = this.#latest;
    const awake = await this.#wake();
    if (!awake || signal.aborted) return;
    const { engine, panel } = awake;
    const slow = setTimeout(() => this.#say(strings.scanning), 300);
    try {
      const platform = this.platform;
      const classification = await engine.classify(text, platform ? { platform } : {}, signal);
      if (!classification || signal.aborted) return;
      if (text.trim() === "") panel.clear();
      else await panel.show(text, classification, platform);
      if (!signal.aborted) this.#emit("error-explainer-result", { classification });
    } catch (failure) {
      if (!signal.aborted) this.#say(failure instanceof Error ? failure.message : String(failure));
      return;
    } finally {
      clearTimeout(slow);
    }
    this.#say("");
  }

  /**
   * Reads a text once more, now that the codes and wordings which few people meet are there; what shows the same is not told
   * twice.
   *
   * @param {Engine} engine
   * @param {Classification} shown
   */
  async #readAgain(engine, shown) {
    const { signal } = this.#latest;
    const platform = this.platform;
    const again = await engine.classify(this.#text, platform ? { platform } : {}, signal);
    /** @param {Classification} read */
    const told = ({ primary }) => `${primary?.condition} ${primary?.code?.id}`;
    if (!signal.aborted && again && told(again) !== told(shown)) this.#read(this.#text, 0);
  }

  /** At a sign that the reader will need us. A text that waited through a failed start is read now. */
  async #wakeSoon() {
    const awake = await this.#wake();
    if (awake && this.#text !== "" && !this.#panelRoot.hasChildNodes()) this.#read(this.#text, 0);
  }

  /** Loads the rest, once; a failure is shown and the next sign of need tries again. */
  async #wake() {
    const attempt = (this.#awake ??= this.#load());
    try {
      return await attempt;
    } catch (failure) {
      if (this.#awake === attempt) this.#awake = null;
      this.#showFailure(failure);
      return null;
    }
  }

  async #load() {
    const slow = setTimeout(() => this.#say(strings.starting), 250);
    try {
      const [{ Panel, panelSheet }, engine] = await Promise.all([
        import("./panel.js"),
        import("./engine.js").then(({ Engine }) => Engine.start()),
      ]);
      const root = /** @type {ShadowRoot} */ (this.shadowRoot);
      root.adoptedStyleSheets = [sheet(css), panelSheet()];
      const panel = new Panel(this.#panelRoot, engine, this.#announcer, {
        tryText: (text) => {
          this.value = text;
          this.#input.focus();
        },
        readAgain: (shown) => void this.#readAgain(engine, shown),
      });
      this.#say("");
      this.#emit("error-explainer-ready", { catalog: engine.catalog });
      // Without articles the element goes on with what it has, and says so where one is missing.
      this.#tellComplete(engine).catch(() => {});
      return { engine, panel };
    } finally {
      clearTimeout(slow);
    }
  }

  /** @param {Engine} engine */
  async #tellComplete(engine) {
    await engine.articles;
    // The element may have left the page meanwhile and given its engine back.
    const awake = await this.#awake;
    if (awake?.engine === engine) this.#emit("error-explainer-complete", { catalog: engine.catalog });
  }

  /** @param {unknown} failure */
  #showFailure(failure) {
    const message = failure instanceof Error ? failure.message : String(failure);
    const again = h(
      "button",
      { class: "link", type: "button", onclick: () => this.#read(this.#text, 0) },
      strings.retry,
    );
    this.#status.replaceChildren(h("strong", {}, strings.startFailed), ` ${message} `, again);
    this.#announcer.say(`${strings.startFailed} ${message}`);
  }

  /** @param {string} message */
  #say(message) {
    this.#status.textContent = message || strings.idle;
  }

  /**
   * @param {string} type
   * @param {object} detail
   */
  #emit(type, detail) {
    this.dispatchEvent(new CustomEvent(type, { bubbles: true, composed: true, detail }));
  }
}
