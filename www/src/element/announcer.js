import { h } from "./dom.js";

/**
 * A live region that says each thing once, and a repeated thing again: two buffers take turns.
 */
export class Announcer {
  #buffers = [h("div"), h("div")];
  #turn = 0;
  #timer = 0;

  /** The node to put into the page. */
  node = h("div", { class: "visually-hidden", role: "status", "aria-live": "polite" }, ...this.#buffers);

  /**
   * @param {string} message
   * @param {number} [delay] ms of quiet before it is said, so that typing is not interrupted
   */
  say(message, delay = 0) {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#buffers[this.#turn]?.replaceChildren();
      this.#turn = 1 - this.#turn;
      this.#buffers[this.#turn]?.replaceChildren(message);
    }, delay);
  }

  stop() {
    clearTimeout(this.#timer);
  }
}
