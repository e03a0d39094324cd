import { generation, guarded, memory } from "./runtime.js";

/** @import { Classification, Scanner } from "../index.d.ts" */
/** @import { CoreScanner } from "error-explainer-glue" */

/** How much goes over at once: small enough for caches and for memory, large enough that the call costs nothing. */
const TEXT_UNITS = 32 * 1024;
const BYTES = 256 * 1024;
/** No UTF-16 unit needs more bytes of UTF-8 than this. */
const BYTES_PER_UNIT = 3;

const encoder = new TextEncoder();

/**
 * Feeds text or bytes to a scanner of the core.
 *
 * @implements {Scanner}
 */
export class ChunkedScanner {
  /** @type {CoreScanner | null} */
  #core;
  #generation = generation();
  #open;
  #bytes;
  #started = false;
  /** A leading surrogate whose partner may come with the next chunk. */
  #held = "";

  /**
   * @param {(bytes: boolean) => CoreScanner} open makes a scanner for bytes or for text
   * @param {boolean} bytes what is expected; the first chunk decides
   */
  constructor(open, bytes) {
    this.#open = open;
    this.#bytes = bytes;
    this.#core = open(bytes);
    this.#generation = generation();
  }

  /** @param {string | Uint8Array} chunk */
  push(chunk) {
    if (typeof chunk === "string") {
      this.#expect(false);
      this.#pushText(chunk);
    } else if (isBytes(chunk)) {
      this.#expect(true);
      this.#pushBytes(chunk);
    } else {
      throw new TypeError("A chunk is a string or a Uint8Array.");
    }
  }

  progress() {
    const core = this.#live();
    return guarded(() => core.progress());
  }

  /** @returns {Classification} */
  finish() {
    if (this.#held) {
      this.#write(this.#held);
      this.#held = "";
    }
    const core = this.#live();
    this.#core = null;
    return guarded(() => core.finish());
  }

  free() {
    const core = this.#core;
    this.#core = null;
    if (core && this.#generation === generation()) guarded(() => core.free());
  }

  #live() {
    if (!this.#core) throw new Error("This scanner is finished or freed: ask for a new one.");
    if (this.#generation !== generation()) {
      throw new Error(
        "The explainer was started afresh after a failure; this scanner's text is lost. Scan again with a new one.",
      );
    }
    return this.#core;
  }

  /** @param {boolean} bytes */
  #expect(bytes) {
    const core = this.#live();
    if (bytes !== this.#bytes) {
      if (this.#started) throw new TypeError("Strings and bytes may not be mixed in one scanner.");
      guarded(() => core.free());
      this.#core = null;
      this.#core = this.#open(bytes);
      this.#bytes = bytes;
    }
    this.#started = true;
  }

  /** @param {string} chunk */
  #pushText(chunk) {
    const text = this.#held + chunk;
    this.#held = "";
    for (let at = 0; at < text.length;) {
      let end = Math.min(at + TEXT_UNITS, text.length);
      if (isLeadingSurrogate(text.charCodeAt(end - 1))) {
        end -= 1;
        if (end === text.length - 1) this.#held = text.slice(end);
      }
      if (end > at) this.#write(text.slice(at, end));
      if (this.#held) return;
      at = end;
    }
  }

  /** @param {string} text without half a surrogate pair at its end, unless it stands alone */
  #write(text) {
    const core = this.#live();
    guarded(() => {
      const room = text.length * BYTES_PER_UNIT;
      const at = core.space(room);
      const { written } = encoder.encodeInto(text, new Uint8Array(memory().buffer, at, room));
      core.commit(written);
    });
  }

  /** @param {Uint8Array} bytes */
  #pushBytes(bytes) {
    const core = this.#live();
    for (let at = 0; at < bytes.length; at += BYTES) {
      const part = bytes.subarray(at, at + BYTES);
      guarded(() => {
        const to = core.space(part.length);
        new Uint8Array(memory().buffer, to, part.length).set(part);
        core.commit(part.length);
      });
    }
  }
}

/** @param {number} unit */
function isLeadingSurrogate(unit) {
  return unit >= 0xd800 && unit <= 0xdbff;
}

/**
 * Also true for bytes of another window.
 *
 * @param {unknown} value
 * @returns {value is Uint8Array}
 */
export function isBytes(value) {
  return Object.prototype.toString.call(value) === "[object Uint8Array]";
}
