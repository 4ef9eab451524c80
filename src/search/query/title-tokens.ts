import type { TextIndex } from '../documents/text-index.ts';
import { STOP_WORDS } from '../text/stop-words.ts';
import { inverseFrequency } from './inverse-frequency.ts';
import type { QueryToken, TermReading } from './query-plan.ts';
import { readingsOf, stemTermOf, type PlannedWord } from './query-words.ts';

/** A title's word with the same stem counts less than the same word. */
const STEM_MATCH = 0.8;

/** Returns a query's words for comparison with titles. `places` are the places of content words in the plan. */
export function planTitleTokens(
  tokens: readonly string[],
  words: readonly PlannedWord[],
  places: ReadonlyMap<string, number>,
  index: TextIndex,
): QueryToken[] {
  return tokens.map(token => {
    const place = places.get(token);
    const planned = place === undefined ? undefined : words[place];
    if (STOP_WORDS.has(token)) return stopToken(token, index);
    return planned === undefined || place === undefined
      ? { word: -1, exact: new Map(), stems: new Map(), titleIdf: 0, titleReadings: [] }
      : contentToken(place, planned, index);
  });
}

function stopToken(token: string, index: TextIndex): QueryToken {
  const titleReadings = readingsOf([`t:${token}`], 1, index);
  const word = index.words.find(token);
  return {
    word: -1,
    exact: new Map(word === -1 ? [] : [[word, 1]]),
    stems: new Map(),
    titleIdf: titleIdfOf(titleReadings, index),
    titleReadings,
  };
}

function contentToken(place: number, { spellings, readings }: PlannedWord, index: TextIndex): QueryToken {
  const exact = new Map<number, number>();
  const stems = new Map<number, number>();
  for (const { word, weight } of spellings) {
    const number = index.words.find(word);
    if (number !== -1) exact.set(number, weight);
    const stem = stemTermOf(word, index);
    if (stem !== -1) stems.set(stem, Math.max(STEM_MATCH * weight, stems.get(stem) ?? 0));
  }
  return { word: place, exact, stems, titleIdf: titleIdfOf(readings, index), titleReadings: readings };
}

function titleIdfOf(readings: readonly TermReading[], { terms, documents }: TextIndex): number {
  if (readings.length === 0) return 0;
  const titles = readings.reduce((most, { term }) => Math.max(most, terms.titlesWith(term)), 0);
  return inverseFrequency(titles, documents.size);
}
