import { emptyPaper, type Paper } from '../../src/core/paper/paper.ts';
import { STOP_WORDS } from '../../src/search/text/stop-words.ts';
import type { Watch } from '../../src/core/watch/watch.ts';

const CATEGORIES = ['cs.LG', 'cs.CL', 'cs.CV', 'cs.RO', 'stat.ML', 'cs.CR', 'cs.HC', 'q-bio.NC'];

/** Draws numbers below a limit, the same ones in every run. */
type Random = (limit: number) => number;

/** What made-up papers and watches are drawn from. */
export interface WatchWords {
  /** Words of texts, with repetitions, so that common words are drawn often. */
  readonly words: readonly string[];
  readonly authors: readonly string[];
}

function createRandom(seed: number): Random {
  let state = seed;
  return limit => {
    // Park and Miller's generator.
    state = (state * 48_271) % 2_147_483_647;
    return state % limit;
  };
}

const drawFrom = <T>(list: readonly T[], random: Random, otherwise: T): T =>
  list[random(list.length)] ?? otherwise;

const drawWords = ({ words }: WatchWords, length: number, random: Random): string =>
  Array.from({ length }, () => drawFrom(words, random, 'paper')).join(' ');

/** Returns papers of today, of the usual length. */
export function madeUpNewPapers(count: number, from: WatchWords, seed = 3): Paper[] {
  const random = createRandom(seed);
  return Array.from({ length: count }, (_, at) => ({
    ...emptyPaper(`${drawWords(from, 9, random)} ${at}`),
    abstract: drawWords(from, 180, random),
    authors: Array.from({ length: 4 }, () => drawFrom(from.authors, random, 'Ada Byron')),
    organization: `Institute ${random(200)}`,
    categories: [drawFrom(CATEGORIES, random, 'cs.LG')],
    upvotes: random(60),
    publishedAt: '2026-11-23',
    id: at + 1,
    rev: at + 1,
  }));
}

/**
 * Returns watches as people make them: most of two or three words, some phrases, alternatives, authors, organizations, and few
 * of a category with votes. Half of their words are as common as in texts, the others are mostly rare.
 */
export function madeUpWatches(count: number, texts: WatchWords, seed = 5): Watch[] {
  const random = createRandom(seed);
  const content = texts.words.filter(word => !STOP_WORDS.has(word.toLowerCase()));
  const different = [...new Set(content)];
  const words = content.flatMap((word, at) => [word, different[at % different.length] ?? word]);
  const from = { ...texts, words };
  return Array.from({ length: count }, (_, at) => ({
    words: null,
    author: null,
    organization: null,
    category: null,
    minVotes: null,
    ...drawCriteria(from, random),
    deliver: 'daily' as const,
    where: { kind: 'dm' as const },
    timezone: null,
    id: at + 1,
    userId: String(3_000_000_000 + (at % 5_000)),
    createdAt: 0,
    pausedReason: null,
    sinceRev: 0,
    rev: at + 1,
  }));
}

function drawCriteria(from: WatchWords, random: Random): Partial<Watch> {
  const kind = random(100);
  const words = drawWords(from, 2 + random(2), random);
  if (kind < 60) return { words };
  if (kind < 70) return { words: `"${drawWords(from, 2, random)}"` };
  if (kind < 78) return { words: `${words} OR ${drawWords(from, 2, random)}` };
  if (kind < 90) return { author: drawFrom(from.authors, random, 'Ada Byron') };
  if (kind < 95) return { organization: `Institute ${random(200)}` };
  if (kind < 99) return { words, category: drawFrom(CATEGORIES, random, 'cs.LG') };
  return { category: drawFrom(CATEGORIES, random, 'cs.LG'), minVotes: 50 };
}
