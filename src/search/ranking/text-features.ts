import type { Alias, QueryPlan } from '../query/query-plan.ts';
import type { DocumentRecord } from '../documents/document-record.ts';

/** Pairs of a query's neighbouring content words. */
export interface QueryPairs {
  /** The index of a word in the plan, by the terms that it is read as. */
  readonly wordOfStem: ReadonlyMap<number, number>;
  /** 1 where a key of `wordOfStem` has these last bits: most words of a text are told apart without the map. */
  readonly mayHaveStem: Uint8Array;
  /** Inverse document frequency of a pair, the mean of both, by `first * words + second`. */
  readonly idfs: ReadonlyMap<number, number>;
  readonly words: number;
}

const FILTER_MASK = 0x3ff;

/** Returns the different pairs of neighbouring content words of a query; stop words between them do not count. */
export function pairsOf({ words, sequence }: Pick<QueryPlan, 'words' | 'sequence'>): QueryPairs {
  const wordOfStem = new Map<number, number>();
  for (const [i, { readings }] of words.entries())
    for (const { term } of readings) if (!wordOfStem.has(term)) wordOfStem.set(term, i);
  const mayHaveStem = new Uint8Array(FILTER_MASK + 1);
  for (const stem of wordOfStem.keys()) mayHaveStem[stem & FILTER_MASK] = 1;
  const idfs = new Map<number, number>();
  for (let i = 0; i + 1 < sequence.length; i += 1) {
    const [first, second] = [sequence[i] ?? 0, sequence[i + 1] ?? 0];
    if (first !== second)
      idfs.set(first * words.length + second, ((words[first]?.idf ?? 0) + (words[second]?.idf ?? 0)) / 2);
  }
  return { wordOfStem, mayHaveStem, idfs, words: words.length };
}

/** A frequent pair counts this much of a single one's weight more slowly in a text of average length. */
const PAIR_SATURATION = 1.2;

/**
 * Returns how often the query's pairs are neighbours in title and text, in order, stop words skipped: the sum of
 * idf · o / (o + 1.2 · `lengthFactor`), where o counts a pair.
 */
export function pairScore(
  pairs: QueryPairs,
  { title, text }: Pick<DocumentRecord, 'title' | 'text'>,
  stemOf: (word: number) => number,
  lengthFactor: number,
): number {
  if (pairs.idfs.size === 0) return 0;
  const counts = new Map<number, number>();
  let before = -1;
  const visit = (stem: number): void => {
    if (stem === -1) return;
    const word = pairs.mayHaveStem[stem & FILTER_MASK] === 1 ? (pairs.wordOfStem.get(stem) ?? -1) : -1;
    if (before !== -1 && word !== -1) {
      const pair = before * pairs.words + word;
      if (pairs.idfs.has(pair)) counts.set(pair, (counts.get(pair) ?? 0) + 1);
    }
    before = word;
  };
  for (const word of title) visit(stemOf(word));
  before = -1;
  for (const entry of text) {
    if (entry === 0) before = -1;
    else visit(stemOf(entry - 1));
  }
  let score = 0;
  for (const [pair, count] of counts)
    score += ((pairs.idfs.get(pair) ?? 0) * count) / (count + PAIR_SATURATION * lengthFactor);
  return score;
}

/** How much of an alias a paper has: its words in a row in the title, all in summary and abstract, or apart in the title. */
const ALIAS_PLACES = { inRow: 1, inText: 0.4, inTitle: 0.3 } as const;

/** Returns how well a paper has the best of the aliases, as share × place × idf. Stop words are skipped. */
export function aliasScore(
  aliases: readonly Pick<Alias, 'stems' | 'share' | 'idf'>[],
  { title, text }: Pick<DocumentRecord, 'title' | 'text'>,
  stemOf: (word: number) => number,
): number {
  if (aliases.length === 0) return 0;
  const titleStems = Array.from(title, stemOf).filter(stem => stem !== -1);
  const inTitle = new Set(titleStems);
  const inText = new Set(Array.from(text, entry => (entry === 0 ? -1 : stemOf(entry - 1))));
  let best = 0;
  for (const { stems, share, idf } of aliases) {
    let place = 0;
    if (isInRow(titleStems, stems)) place = ALIAS_PLACES.inRow;
    else if (stems.every(stem => inText.has(stem))) place = ALIAS_PLACES.inText;
    else if (stems.every(stem => inTitle.has(stem))) place = ALIAS_PLACES.inTitle;
    best = Math.max(best, share * place * idf);
  }
  return best;
}

function isInRow(words: readonly number[], wanted: readonly number[]): boolean {
  for (let start = 0; start + wanted.length <= words.length; start += 1)
    if (wanted.every((stem, i) => words[start + i] === stem)) return true;
  return false;
}
