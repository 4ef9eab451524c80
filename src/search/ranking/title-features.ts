import type { TextIndex } from '../documents/text-index.ts';
import type { QueryToken } from '../query/query-plan.ts';

/** How well a title holds a query; each from 0 to 1. */
export interface TitleFeatures {
  /** Share of the query's neighbouring words that are neighbours in the title, in the same order. */
  readonly adjacency: number;
  /** Share of the query's words that the title has. */
  readonly coverage: number;
  /** Whether the title begins with the query: the geometric mean of the matches of its first words. */
  readonly start: number;
  /** Whether title or head are the query but for stop words and word forms. */
  readonly isSameByStems: boolean;
}

/** Compares titles with one query. */
export interface TitleMatcher {
  /** Compares the title of a document, given as the numbers of its words. */
  compare(document: number, title: Uint32Array): TitleFeatures;
  /** Returns `TitleFeatures.adjacency` alone. */
  adjacency(title: Uint32Array): number;
}

/** Longer titles are abstracts in the wrong field; only their beginning is compared. */
const MAX_TITLE_WORDS = 64;

/** A word of the query that a word of a title matches. */
interface Match {
  readonly token: number;
  readonly value: number;
}

/** The features of a title without any word of the query. */
export const NO_TITLE_MATCH: TitleFeatures = { adjacency: 0, coverage: 0, start: 0, isSameByStems: false };

/** Creates a matcher for the words of a query. Shares are weighted by inverse title frequency. */
export function createTitleMatcher(
  query: readonly QueryToken[],
  { documents, words }: TextIndex,
): TitleMatcher {
  const byWord = matchesBy(query, ({ exact }) => exact);
  const byStem = matchesBy(query, ({ stems, acronym }) =>
    acronym === undefined ? stems : new Map([[acronym.term, acronym.weight], ...stems]),
  );
  // Words that no paper has are left out.
  const content = query.flatMap(({ stems }, token) => (stems.size > 0 ? [token] : []));
  // A row for each word of the query, a column for each of the title's.
  const matches = new Float32Array(query.length * MAX_TITLE_WORDS);
  const titleStems = new Int32Array(MAX_TITLE_WORDS);
  let length = 0;
  let isMatched = false;

  const matchAt = (token: number, place: number): number => matches[token * MAX_TITLE_WORDS + place] ?? 0;

  function add(found: readonly Match[] | undefined, place: number): void {
    if (found === undefined) return;
    for (const { token, value } of found) {
      isMatched = true;
      const at = token * MAX_TITLE_WORDS + place;
      if (value > (matches[at] ?? 0)) matches[at] = value;
    }
  }

  function read(title: Uint32Array): void {
    length = Math.min(title.length, MAX_TITLE_WORDS);
    if (isMatched) matches.fill(0);
    isMatched = false;
    for (let place = 0; place < length; place += 1) {
      const word = title[place] ?? 0;
      const stem = words.stemOf(word);
      titleStems[place] = stem;
      add(byWord.get(word), place);
      if (stem !== -1) add(byStem.get(stem), place);
    }
  }

  /** Returns how well an acronym in the title stands for both words of its long form; 0 without one. */
  function acronymOf(first: number, second: number): number {
    const acronym = query[first]?.acronym;
    if (acronym === undefined || query[second]?.acronym?.term !== acronym.term) return 0;
    const place = titleStems.indexOf(acronym.term);
    return place === -1 || place >= length ? 0 : matchAt(first, place) * matchAt(second, place);
  }

  function adjacency(): number {
    let whole = 0;
    let found = 0;
    for (let token = 0; token + 1 < query.length; token += 1) {
      const [first, second] = [query[token]?.titleIdf ?? 0, query[token + 1]?.titleIdf ?? 0];
      // A word that no paper has says nothing about its neighbours.
      if (first === 0 || second === 0) continue;
      let best = 0;
      for (let place = 0; place + 1 < length; place += 1)
        best = Math.max(best, matchAt(token, place) * matchAt(token + 1, place + 1));
      best = Math.max(best, acronymOf(token, token + 1));
      whole += first + second;
      found += (first + second) * best;
    }
    return whole === 0 ? 0 : found / whole;
  }

  function coverage(): number {
    let whole = 0;
    let found = 0;
    for (let token = 0; token < query.length; token += 1) {
      const titleIdf = query[token]?.titleIdf ?? 0;
      let best = 0;
      for (let place = 0; place < length; place += 1) best = Math.max(best, matchAt(token, place));
      whole += titleIdf;
      found += titleIdf * best;
    }
    return whole === 0 ? 0 : found / whole;
  }

  function start(): number {
    let product = query.length > length ? 0 : 1;
    for (let token = 0; token < query.length && product > 0; token += 1) product *= matchAt(token, token);
    return query.length === 0 || product === 0 ? 0 : product ** (1 / query.length);
  }

  /** Returns true if the content words of the first words of the title are those of the query, by their stems. */
  function isSame(wordCount: number): boolean {
    let next = 0;
    for (let place = 0; place < Math.min(wordCount, length); place += 1) {
      if (titleStems[place] === -1) continue;
      const token = content[next];
      if (token === undefined || matchAt(token, place) === 0) return false;
      next += 1;
    }
    return next > 0 && next === content.length;
  }

  return {
    compare(document, title) {
      read(title);
      if (!isMatched) return NO_TITLE_MATCH;
      const headLength = documents.columns.headLengths[document] ?? 0;
      return {
        adjacency: adjacency(),
        coverage: coverage(),
        start: start(),
        isSameByStems: isSame(length) || (headLength > 0 && isSame(headLength)),
      };
    },
    adjacency(title) {
      read(title);
      return adjacency();
    },
  };
}

function matchesBy(
  query: readonly QueryToken[],
  values: (token: QueryToken) => ReadonlyMap<number, number>,
): ReadonlyMap<number, readonly Match[]> {
  const matches = new Map<number, Match[]>();
  for (const [token, each] of query.entries()) {
    for (const [key, value] of values(each)) {
      const same = matches.get(key) ?? [];
      same.push({ token, value });
      matches.set(key, same);
    }
  }
  return matches;
}
