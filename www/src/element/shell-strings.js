/** The words that the text box needs before anything else is loaded. */
export const strings = {
  inputLabel: "Error message, stack trace, log or code",
  inputPlaceholder: "Paste an error message, a stack trace, a log, or just a code such as 10054",
  clear: "Clear",
  idle: "Read in this browser, sent nowhere",
  starting: "Starting …",
  scanning: "Reading …",
  startFailed: "The explainer could not start.",
  retry: "Try again",
};
