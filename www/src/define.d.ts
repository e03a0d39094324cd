export { ErrorExplainerElement } from "./element.js";
export type { ErrorExplainerReadyEvent, ErrorExplainerResultEvent } from "./element.js";
