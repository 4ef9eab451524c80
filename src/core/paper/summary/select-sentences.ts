import { dependsOnPrevious, scoreSentence, type SentenceScore } from './cues.ts';

/** Code units of two sentences together: as much as is read at a glance. */
const MAX_LENGTH = 500;
/** Code units of three sentences together: a third is added only if the first two are short. */
const MAX_LENGTH_OF_THREE = 400;
/** A longer sentence loses one point for each hundred code units over this length: it takes the space of two. */
const LONG_SENTENCE_LENGTH = 220;

/** Sentences considered; abstracts have about ten, a text with forty is not an abstract. */
const MAX_SENTENCES = 40;
/** A sentence below this score states no result. */
const MIN_RESULT_SCORE = 0.5;
/** A third sentence below this score is not worth its space. */
const MIN_THIRD_SCORE = 2;

interface Sentence extends SentenceScore {
  readonly at: number;
  readonly text: string;
}

/**
 * Returns the ascending indexes of the sentences that state what was done and with what result: the best of each kind that
 * fit, and a third one if those are short. A sentence that depends on the previous one brings it along. At least one
 * sentence is selected, of any length.
 */
export function selectSentences(all: readonly string[]): number[] {
  const sentences = all.slice(0, MAX_SENTENCES).map(scored);
  const selected = new Map<number, Sentence>();

  const select = (sentence: Sentence, maxLength: number): boolean => {
    const previous = dependsOnPrevious(sentence.text) ? sentences[sentence.at - 1] : undefined;
    const added = [sentence, ...(previous ? [previous] : [])].filter(({ at }) => !selected.has(at));
    const length = [...selected.values(), ...added].reduce((sum, { text }) => sum + text.length + 1, 0);
    if (selected.size > 0 && length > maxLength) return false;
    for (const each of added) selected.set(each.at, each);
    return true;
  };
  const selectBest = (score: (sentence: Sentence) => number, min: number, maxLength: number): void => {
    sentences
      .filter(sentence => !selected.has(sentence.at) && score(sentence) >= min)
      .toSorted((a, b) => score(b) - score(a) || a.at - b.at)
      .some(sentence => select(sentence, maxLength));
  };

  selectBest(({ work }) => work, Number.NEGATIVE_INFINITY, MAX_LENGTH);
  selectBest(({ result }) => result, MIN_RESULT_SCORE, MAX_LENGTH);
  // No result, or no word that the cues know: another sentence of what was done; in other languages the second one.
  if (selected.size === 1) selectBest(({ work }) => work, Number.NEGATIVE_INFINITY, MAX_LENGTH_OF_THREE);
  if (selected.size === 2)
    selectBest(({ work, result }) => work + result, MIN_THIRD_SCORE, MAX_LENGTH_OF_THREE);
  return [...selected.keys()].toSorted((a, b) => a - b);
}

/** Scores a sentence. Of equal sentences, the earlier states what was done and the later the result. */
function scored(text: string, at: number): Sentence {
  const { work, result } = scoreSentence(text);
  const penalty = Math.max(0, text.length - LONG_SENTENCE_LENGTH) / 100;
  return { at, text, work: work - 0.05 * at - penalty, result: result + 0.02 * at - penalty };
}
