import { dependsOnPrevious, scoreSentence, type SentenceScore } from './cues.ts';

/** Code units of two sentences together: as much as is read at a glance. */
const MAX_LENGTH = 500;
/** A third sentence is taken only where the first two are short. */
const MAX_LENGTH_OF_THREE = 400;
/** Past this a sentence loses one point of its worth for each hundred code units: it takes the room of two. */
const LONG_SENTENCE_LENGTH = 220;

/** Sentences looked at; abstracts have some ten, and what has forty is none. */
const MAX_SENTENCES = 40;
/** Below this a sentence tells of no result. */
const MIN_RESULT_SCORE = 0.5;
/** Below this a third sentence is not worth its room. */
const MIN_THIRD_SCORE = 2;

interface Sentence extends SentenceScore {
  readonly at: number;
  readonly text: string;
}

/**
 * The places of the sentences that tell what was done and what came of it, ascending: the best of each kind that have
 * room, and a third if the two are short. A sentence that leans on the one before it takes that along. Of one sentence
 * or more, at least one is chosen, however long.
 */
export function selectSentences(all: readonly string[]): number[] {
  const sentences = all.slice(0, MAX_SENTENCES).map(scored);
  const chosen = new Map<number, Sentence>();

  const take = (sentence: Sentence, room: number): boolean => {
    const before = dependsOnPrevious(sentence.text) ? sentences[sentence.at - 1] : undefined;
    const more = [sentence, ...(before ? [before] : [])].filter(({ at }) => !chosen.has(at));
    const length = [...chosen.values(), ...more].reduce((sum, { text }) => sum + text.length + 1, 0);
    if (chosen.size > 0 && length > room) return false;
    for (const each of more) chosen.set(each.at, each);
    return true;
  };
  const takeBest = (score: (sentence: Sentence) => number, least: number, room: number): void => {
    sentences
      .filter(sentence => !chosen.has(sentence.at) && score(sentence) >= least)
      .toSorted((a, b) => score(b) - score(a) || a.at - b.at)
      .some(sentence => take(sentence, room));
  };

  takeBest(({ work }) => work, Number.NEGATIVE_INFINITY, MAX_LENGTH);
  takeBest(({ result }) => result, MIN_RESULT_SCORE, MAX_LENGTH);
  // No result told, or no words that the cues know: what else was done, in other languages the second sentence.
  if (chosen.size === 1) takeBest(({ work }) => work, Number.NEGATIVE_INFINITY, MAX_LENGTH_OF_THREE);
  if (chosen.size === 2) takeBest(({ work, result }) => work + result, MIN_THIRD_SCORE, MAX_LENGTH_OF_THREE);
  return [...chosen.keys()].toSorted((a, b) => a - b);
}

/** Of equal sentences the earlier tells what was done, the later what came of it. */
function scored(text: string, at: number): Sentence {
  const { work, result } = scoreSentence(text);
  const lost = Math.max(0, text.length - LONG_SENTENCE_LENGTH) / 100;
  return { at, text, work: work - 0.05 * at - lost, result: result + 0.02 * at - lost };
}
