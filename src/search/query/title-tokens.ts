import type { TextIndex } from '../documents/text-index.ts';
import { STOP_WORDS } from '../text/stop-words.ts';
import { inverseFrequency } from './inverse-frequency.ts';
import type { Alias, QueryToken, TermReading } from './query-plan.ts';
import { readingsOf, stemTermOf, type PlannedWord } from './query-words.ts';

/** A title's word with the same stem counts less than the same word. */
const STEM_MATCH = 0.8;

/** What is planned of a query before its words are compared with titles. */
interface PlannedQuery {
  readonly words: readonly PlannedWord[];
  /** Where content words are in `words`. */
  readonly places: ReadonlyMap<string, number>;
  readonly aliases: readonly Alias[];
}

/** Returns a query's words for comparison with titles. */
export function planTitleTokens(
  tokens: readonly string[],
  { words, places, aliases }: PlannedQuery,
  index: TextIndex,
): QueryToken[] {
  const acronyms = acronymsByToken(aliases);
  return tokens.map((token, i) => {
    const place = places.get(token);
    const planned = place === undefined ? undefined : words[place];
    const plain = STOP_WORDS.has(token)
      ? stopToken(token, index)
      : planned === undefined || place === undefined
        ? { word: -1, exact: new Map(), stems: new Map(), titleIdf: 0, titleReadings: [] }
        : contentToken(place, planned, index);
    const acronym = acronyms.get(i);
    return acronym === undefined
      ? plain
      : { ...plain, titleReadings: [...plain.titleReadings, acronym], acronym };
  });
}

/** Returns the acronym that a title may have instead of a token and its neighbours: that of the longest long form. */
function acronymsByToken(aliases: readonly Alias[]): ReadonlyMap<number, TermReading> {
  const acronyms = new Map<number, TermReading>();
  const byLength = aliases.toSorted((a, b) => a.to - a.from - (b.to - b.from));
  for (const { from, to, titleReading } of byLength) {
    if (titleReading === undefined) continue;
    for (let token = from; token < to; token += 1) acronyms.set(token, titleReading);
  }
  return acronyms;
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
