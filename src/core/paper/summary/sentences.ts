/** The end of a sentence: a stop before the start of another, or the full stop of Chinese and Japanese. */
const SENTENCE_END =
  /(?<![.!?…])[.!?…]{1,6}["'”’)\]]{0,4}(?=\s+["'“‘([]?[\p{Lu}\p{Lo}\p{N}•])|[。！？]["'”’」』）]{0,4}/gu;

/** A stop after one of these never ends a sentence. */
const ABBREVIATION =
  /(?:^|[\s([“"])(?:e\.g|i\.e|cf|vs|viz|resp|approx|ca|Figs?|Eqs?|Secs?|Sect|Refs?|Tabs?|Algs?|Thm|Nos?|Vol|pp|Dr|Prof|St|Mr|Mrs|Ms)$/u;

/** A stop after one of these may end a sentence: initials, and abbreviations that may be its last word. */
const POSSIBLE_END =
  /(?:^|[\s([“".-])(?:et al|etc|a\.k\.a|w\.r\.t|i\.i\.d|Inc|Corp|Jr|\p{Lu}(?:\.\p{Lu})*)$/u;

/** A first word of a sentence that is not a name. */
const SENTENCE_START =
  /^\s+(?:We|The|This|These|That|Those|It|Its|In|On|Our|To|A|An|As|At|By|For|From|If|Is|However|Moreover|Furthermore|Finally|While|When|With|Here|There|They|Although|Despite|Experiments?|Results|Extensive|Code)\b/u;

/**
 * Splits a cleaned text into its sentences; without a stop, it is one sentence. A sentence begins with a capital, a digit
 * or a letter of a script without capitals, so that URLs and decimals are not split.
 */
export function sentencesOf(text: string): string[] {
  const sentences: string[] = [];
  let start = 0;
  for (const { 0: stop, index } of text.matchAll(SENTENCE_END)) {
    const end = index + stop.length;
    // Windows longer than any abbreviation: testing the whole text before the stop would take quadratic time.
    if (
      stop === '.' &&
      isAbbreviation(text.slice(Math.max(start, index - 24), index), text.slice(end, end + 16))
    )
      continue;
    sentences.push(text.slice(start, end).trim());
    start = end;
  }
  const rest = text.slice(start).trim();
  return rest === '' ? sentences : [...sentences, rest];
}

function isAbbreviation(before: string, after: string): boolean {
  return ABBREVIATION.test(before) || (POSSIBLE_END.test(before) && !SENTENCE_START.test(after));
}
