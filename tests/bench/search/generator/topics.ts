import { createRandom, at, type Random } from './random.ts';
import type { StemVectors } from './stem-vectors.ts';
import type { WordForms } from './word-forms.ts';

/** Words that mostly occur together, with the letters that they are shortened to. */
export interface Phrase {
  readonly words: readonly string[];
  /** `undefined` for phrases of less than three words. */
  readonly acronym: string | undefined;
}

/** What papers are about: words near each other in meaning, and the phrases that they form. */
export interface Topic {
  readonly number: number;
  readonly category: string;
  /** Ranks of stems, the most frequent first. */
  readonly words: Uint16Array;
  /** The most frequent first. */
  readonly phrases: readonly Phrase[];
}

export const TOPIC_COUNT = 300;
const WORDS_PER_TOPIC = 250;
const PHRASES_PER_TOPIC = 150;
/** Topics lie around stems of middling frequency: the last ones are names. */
const ANCHOR_COUNT = 6_000;
/** The words of a topic: more frequent ones belong to every topic. */
const TOPIC_RANKS = { first: 60, end: 12_000 };
/** How much frequency counts beside nearness when the words of a topic are ordered. */
const FREQUENCY_WEIGHT = 0.03;
const CATEGORIES =
  'cs.LG cs.CL cs.CV cs.AI stat.ML cs.RO cs.CR math.OC cs.IR cs.SE eess.IV quant-ph cs.DS hep-th math.PR astro-ph.GA cond-mat.mtrl-sci cs.HC q-bio.NC physics.flu-dyn'.split(
    ' ',
  );

/** Returns the topics of a seed by number; each is made at its first use, in some 8 ms. */
export function createTopics(
  seed: number,
  stemVectors: StemVectors,
  forms: WordForms,
): (number: number) => Topic {
  const { stems } = stemVectors;
  const isWord = (rank: number): boolean => /^[a-z]{3,}$/u.test(at(stems, rank));
  const ranks = Array.from(stems.keys()).slice(TOPIC_RANKS.first, TOPIC_RANKS.end).filter(isWord);
  const known = new Map<number, Topic>();

  function create(number: number): Topic {
    const random = createRandom(seed, number, 0x70);
    const anchor = at(ranks, random.below(ANCHOR_COUNT));
    const words = wordsNear(anchor, ranks, stemVectors);
    const phrases = Array.from({ length: PHRASES_PER_TOPIC }, () => drawPhrase(words, random, forms));
    return { number, category: random.pickByZipf(CATEGORIES), words, phrases };
  }

  return number => {
    const topic = known.get(number) ?? create(number);
    known.set(number, topic);
    return topic;
  };
}

/** Returns the ranks of the words of a topic, the nearest and most frequent first. */
function wordsNear(anchor: number, ranks: readonly number[], stemVectors: StemVectors): Uint16Array {
  const scores = new Float64Array(ranks.length);
  for (const [i, rank] of ranks.entries())
    scores[i] = cosine(anchor, rank, stemVectors) - FREQUENCY_WEIGHT * Math.log(rank);
  const least = scores.toSorted()[Math.max(0, scores.length - WORDS_PER_TOPIC)] ?? 0;
  const near = ranks
    .map((rank, i) => ({ rank, score: scores[i] ?? 0 }))
    .filter(({ score }) => score >= least);
  return Uint16Array.from(near.toSorted((a, b) => b.score - a.score).map(({ rank }) => rank));
}

function cosine(a: number, b: number, { dimensions, vectors }: StemVectors): number {
  let sum = 0;
  for (let i = 0; i < dimensions; i += 1)
    sum += (vectors[a * dimensions + i] ?? 0) * (vectors[b * dimensions + i] ?? 0);
  return sum;
}

function drawPhrase(words: Uint16Array, random: Random, forms: WordForms): Phrase {
  const length = at([2, 2, 2, 3, 3, 3, 4], random.below(7));
  const parts = new Set<string>();
  while (parts.size < length) parts.add(forms.drawForm(random.pickByZipf(words), random, 'american'));
  const drawn = [...parts];
  return {
    words: drawn,
    acronym: length < 3 ? undefined : drawn.map(word => word.slice(0, 1).toUpperCase()).join(''),
  };
}
