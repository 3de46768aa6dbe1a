// The words that <news-glass> says itself. `NewsGlass.words` holds them: a page in another language puts its own there.

export const words = {
  views: { brief: "The brief", people: "People and groups", places: "Places", timeline: "Timeline", statements: "Who says what" },
  questions: { who: "Who", what: "What", when: "When", where: "Where", why: "Why", how: "How" },
  statuses: {
    happened: "happened", ongoing: "going on", planned: "planned", possible: "possible", hypothetical: "only if",
    negated: "did not happen", denied: "denied",
  },
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
