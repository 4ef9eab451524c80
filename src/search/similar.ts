import type { PaperId } from '../core/paper/paper.ts';
import type { SimilarHit } from '../core/search/search.ts';
import { topK } from './top-k.ts';
import type { NearHit, RankedText } from './ranked-text.ts';
import type { KnownWord, Vocabulary } from './vocabulary.ts';

/** The words of a paper's text, as `Vocabulary.hold` numbers them. */
export interface HeldText {
  readonly words: Uint32Array;
  /** How many of them, from the first on, stand in the text as they are; the others are joints of theirs. */
  readonly written: number;
}

interface Corpus {
  readonly held: ReadonlyMap<PaperId, HeldText>;
  readonly vocabulary: Pick<Vocabulary, 'wordOf' | 'papersWith'>;
  readonly ranked: Pick<RankedText, 'nearest'>;
}

/** A stem of a paper. */
interface Telling {
  readonly stem: string;
  /** How much it tells of the paper: by its times there, up to a bound, and by the fewness of papers that have it. */
  readonly weight: number;
  /** The part of the weight that is the paper's own: BM25 multiplies by the rest when it searches. */
  readonly own: number;
}

/** As many as a query may have. */
const MOST_STEMS = 32;
const MOST_SHARED = 5;
/** BM25's k: how soon saying a word again tells no more. */
const SATURATION = 1.2;

/** See `PaperIndex.similar`: the papers that the most telling stems of one find. */
export function nearPapers(id: PaperId, limit: number, corpus: Corpus): SimilarHit[] {
  const paper = corpus.held.get(id);
  if (paper === undefined) return [];
  const telling = tellingStems(paper, corpus);
  const near = corpus.ranked.nearest(new Map(telling.map(({ stem, own }) => [stem, own])), limit, id);
  const order = telling.map(({ stem }) => stem);
  const spellings = spellingsOf(paper, corpus.vocabulary);
  return near.map(hit => ({
    id: hit.id,
    score: hit.score,
    shared: sharedWords(hit, { order, spellings, other: corpus.held.get(hit.id) }),
  }));
}

function tellingStems({ words }: HeldText, { held, vocabulary }: Corpus): readonly Telling[] {
  const times = new Map<string, number>();
  for (const number of words) {
    const stem = vocabulary.wordOf(number)?.stem;
    if (stem !== undefined) times.set(stem, (times.get(stem) ?? 0) + 1);
  }
  const telling = [...times].flatMap(([stem, count]) => {
    const papers = vocabulary.papersWith(stem);
    // What no other paper says finds none.
    if (papers < 2) return [];
    const own = (count * (SATURATION + 1)) / (count + SATURATION);
    return [{ stem, own, weight: own * Math.log(1 + (held.size - papers + 0.5) / (papers + 0.5)) }];
  });
  return topK(telling, MOST_STEMS, (a, b) => b.weight - a.weight || (a.stem < b.stem ? -1 : 1));
}

interface Spelling extends KnownWord {
  readonly number: number;
}

/** How a paper writes its stems, the forms that most papers use first. */
function spellingsOf(paper: HeldText, vocabulary: Corpus['vocabulary']): Map<string, Spelling[]> {
  const spellings = new Map<string, Spelling[]>();
  for (const number of new Set(paper.words.subarray(0, paper.written))) {
    const known = vocabulary.wordOf(number);
    // A number alone says nothing to a reader.
    if (known?.stem === undefined || !/\p{L}/u.test(known.word)) continue;
    const same = spellings.get(known.stem) ?? [];
    same.push({ ...known, number });
    spellings.set(known.stem, same);
  }
  for (const same of spellings.values())
    same.sort((a, b) => b.papers - a.papers || (a.word < b.word ? -1 : 1));
  return spellings;
}

/** The stems that a hit has too, in order, each as both papers write it where they agree. */
function sharedWords(
  { stems }: NearHit,
  {
    order,
    spellings,
    other,
  }: { order: readonly string[]; spellings: ReadonlyMap<string, Spelling[]>; other: HeldText | undefined },
): string[] {
  const asked = new Set(stems);
  const there = new Set(other?.words);
  return order
    .flatMap(stem => {
      const forms = asked.has(stem) ? (spellings.get(stem) ?? []) : [];
      const form = forms.find(({ number }) => there.has(number)) ?? forms[0];
      return form === undefined ? [] : [form.word];
    })
    .slice(0, MOST_SHARED);
}
