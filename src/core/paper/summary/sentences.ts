/** The end of a sentence: a stop before a new beginning, or the stop of Chinese and Japanese. */
const SENTENCE_END =
  /(?<![.!?…])[.!?…]{1,6}["'”’)\]]{0,4}(?=\s+["'“‘([]?[\p{Lu}\p{Lo}\p{N}•])|[。！？]["'”’」』）]{0,4}/gu;

/** A stop after one of these ends no sentence, whatever follows. */
const ABBREVIATION =
  /(?:^|[\s([“"])(?:e\.g|i\.e|cf|vs|viz|resp|approx|ca|Figs?|Eqs?|Secs?|Sect|Refs?|Tabs?|Algs?|Thm|Nos?|Vol|pp|Dr|Prof|St|Mr|Mrs|Ms)$/u;

/** A stop after one of these may end a sentence: initials, and abbreviations that stand last as well as within. */
const POSSIBLE_END =
  /(?:^|[\s([“".-])(?:et al|etc|a\.k\.a|w\.r\.t|i\.i\.d|Inc|Corp|Jr|\p{Lu}(?:\.\p{Lu})*)$/u;

/** What begins a sentence and is no name. */
const SENTENCE_START =
  /^\s+(?:We|The|This|These|That|Those|It|Its|In|On|Our|To|A|An|As|At|By|For|From|If|Is|However|Moreover|Furthermore|Finally|While|When|With|Here|There|They|Although|Despite|Experiments?|Results|Extensive|Code)\b/u;

/**
 * The sentences of a cleaned text in order, as they stand there; all of it is one if it has no stop. A sentence begins
 * with a capital, a digit or a letter of a script without capitals, so that addresses and decimals stay whole.
 */
export function sentencesOf(text: string): string[] {
  const sentences: string[] = [];
  let start = 0;
  for (const { 0: stop, index } of text.matchAll(SENTENCE_END)) {
    const end = index + stop.length;
    // Longer than any abbreviation; the whole text before the stop would make this quadratic.
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
