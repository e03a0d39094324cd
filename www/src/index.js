/**
 * The API of error-explainer, for browsers and Node. Importing it does nothing; `load()` starts.
 */
export { LoadError, PackError, UnknownIdError } from "./core/errors.js";
export { load } from "./core/load.js";
