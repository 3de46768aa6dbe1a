// The words that <news-glass> says itself. `NewsGlass.words` holds them: a page in another language puts its own there.

export const words = {
  /** Of these words, for screen readers and for lists on pages that run the other way. */
  lang: "en",
  dir: "ltr",
  views: { brief: "The brief", people: "People and groups", places: "Places", timeline: "Timeline", statements: "Who says what" },
  questions: { who: "Who", what: "What", when: "When", where: "Where", why: "Why", how: "How" },
  statuses: {
    happened: "happened", ongoing: "going on", planned: "planned", possible: "possible", hypothetical: "only if",
    negated: "did not happen", denied: "denied",
  },
  acts: {
    say: "said", deny: "denied", demand: "demanded", promise: "promised", warn: "warned", threaten: "threatened", accuse: "accused",
    ask: "asked", claim: "claimed", confirm: "confirmed", announce: "announced", criticize: "criticised", praise: "praised",
    report: "reported", believe: "believed", want: "wanted", stress: "stressed", predict: "predicted", propose: "proposed",
    rule: "ruled", admit: "admitted", refuse: "refused", support: "supported", oppose: "opposed",
  },
  /** Before the act, where its source did not do it and the text's own verb does not say so. */
  not: "did not do so: ",
  beliefs: { probable: "thinks it likely", possible: "thinks it possible", denied: "denies it" },
  warning: (/** @type {{ code: string, values: string[], message: string }} */ { message }) => message,
  more: (/** @type {number} */ count) => `Show ${count} more`,
  open: "Still open",
  someone: "Someone",
  undated: "Day not known",
  reading: "Reading the article…",
  loading: (/** @type {number} */ percent) => `Getting ready… ${percent} %`,
  failed: (/** @type {string} */ message) => `This article could not be read. ${message}`,
  empty: "There is no text here to read.",
  about: (/** @type {string | null} */ title) => (title ? `About “${title}”` : "About this article"),
  panel: "What a machine read in this article; check it against the words.",
};
