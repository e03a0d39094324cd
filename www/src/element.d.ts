import type { CatalogInfo, Classification, Platform } from "./index.js";

/** `<error-explainer>`: a text box that explains the error pasted into it. */
export class ErrorExplainerElement extends HTMLElement {
  /** Registers the element, unless the tag is taken. */
  static define(tag?: string, registry?: CustomElementRegistry): typeof ErrorExplainerElement;
  /** The text to explain. Setting it classifies it and fires `error-explainer-result`. */
  value: string;
  /** The platform that the advice is for; null leaves it to the text. */
  platform: Platform | null;
}

/** A text was classified. Bubbles and is composed. */
export type ErrorExplainerResultEvent = CustomEvent<{ classification: Classification }>;
/** The core is ready. Bubbles and is composed. */
export type ErrorExplainerReadyEvent = CustomEvent<{ catalog: CatalogInfo }>;
/** Articles and rarely met codes came too. Bubbles and is composed. */
export type ErrorExplainerCompleteEvent = CustomEvent<{ catalog: CatalogInfo }>;

declare global {
  interface HTMLElementTagNameMap {
    "error-explainer": ErrorExplainerElement;
  }
  interface GlobalEventHandlersEventMap {
    "error-explainer-result": ErrorExplainerResultEvent;
    "error-explainer-ready": ErrorExplainerReadyEvent;
    "error-explainer-complete": ErrorExplainerCompleteEvent;
  }
}
