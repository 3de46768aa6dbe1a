/** @file The verb by which a statement is told: the text's own, where it stands before what was said as an act does. */

/** Verbs that have left a preposition behind: "called for", "appealed for". */
const bare = /^(?:call|appeal|press|push)(?:e?s|ed)$/;

/** The preposition between a verb and a bare noun: "campaigned against mining" is another thing without it. */
const preposition = /^\s+(?:\p{L}+ly\s+)?(?:about|against|at|for|from|in|into|of|on|over|to|with)\s+$/u;

/** What says in the verb itself that something was not said. */
const not = /\b(?:not|never|neither)\b|n[’']t\b/;

/** Feelings, which are no warnings and no beliefs, where the verb stands in its plain form; what one is: "are wary of"; what is yet to be said: "will report", "will debate". */
const felt = /^(?:doubt|dread|fear|hope|suspect|worry)$/;
const held = /^(?:is|are|was|were|can?|could|may|might|must|shall|should|will|'ll|wo|would) .*(?<!ing)$|\b(?:discuss|debate)(?:e?d)?$/;

/**
 * The text's own verb, which says more exactly than the act what was done; null where it does not stand before what was said,
 * and where it does not say itself that its source did not.
 * @param {{ cue: [number, number] | null, source?: { span: [number, number] } | null, content: [number, number][], act: string, negated?: boolean }} statement
 * @param {(span: [number, number]) => string} words  those of a span of the text
 */
export function ownVerb({ cue, source = null, content, act, negated = false }, words) {
  if (!cue) return null;
  const said = words(cue).toLowerCase().replace(/\s+/g, " ");
  const between = content?.length > 0 ? words([cue[1], content[0][0]]) : "";
  const lead = preposition.test(between) ? between.replace(/\s+/g, " ").trimEnd() : "";
  if (negated) return not.test(said) ? said + lead : null;
  const verb = said.replace(/^(?:has|have|had) /, "").replace(/^(cit|quot)ing$/, "$1ed");
  if (felt.test(verb)) return `${verb.replace(/e$/, "").replace(/y$/, "i")}ed${lead}`;
  if (source && source.span[1] <= cue[0] && held.test(verb)) return verb + lead;
  if (lead !== "" && /^(?:spoke|fought|stood|wrote|told)$/.test(verb)) return verb + lead;
  const own = /^(?:\p{L}+ed|(?!says$)\p{L}+[^s\P{L}]s|ruled out|fear|hope)$/u.test(verb);
  return own && !(lead === "" && bare.test(verb) && act === "demand") ? verb + lead : null;
}
