/**
 * Starting failed. `reason` tells the kind of failure, the message says what to do about it.
 */
export class LoadError extends Error {
  /**
   * @param {string} message
   * @param {"network" | "mime" | "csp" | "unsupported" | "corrupt"} reason
   * @param {unknown} [cause]
   */
  constructor(message, reason, cause) {
    super(message, cause === undefined ? undefined : { cause });
    this.name = "LoadError";
    this.reason = reason;
  }
}

/** An id that is not in the catalog was asked for. */
export class UnknownIdError extends Error {
  /**
   * @param {string} message
   * @param {string} id
   */
  constructor(message, id) {
    super(message);
    this.name = "UnknownIdError";
    this.id = id;
  }
}

/** A pack was refused; `defects` lists everything that is wrong with it. */
export class PackError extends Error {
  /**
   * @param {string} message
   * @param {{path: string, message: string}[]} defects
   */
  constructor(message, defects) {
    super(message);
    this.name = "PackError";
    this.defects = defects;
  }
}

/**
 * The core throws plain objects with a `kind`; anything else that comes out of it is a trap.
 *
 * @param {unknown} thrown
 * @returns {Error | null} null for a trap
 */
export function fromCore(thrown) {
  if (typeof thrown !== "object" || thrown === null || !("kind" in thrown)) return null;
  const { kind, message, id, defects } = /** @type {CoreError} */ (thrown);
  switch (kind) {
    case "unknown-id":
      return new UnknownIdError(message, id ?? "");
    case "pack":
      return new PackError(message, defects ?? []);
    case "corrupt":
      return new LoadError(
        `${message}. Deploy the .wasm file and articles.bin of one build, byte for byte.`,
        "corrupt",
      );
    default:
      return new TypeError(message);
  }
}

/**
 * @typedef {object} CoreError
 * @property {"unknown-id" | "pack" | "corrupt" | "bad-argument"} kind
 * @property {string} message
 * @property {string} [id]
 * @property {{path: string, message: string}[]} [defects]
 */
