import { setImmediate } from 'node:timers/promises';
import type { Paper, PaperId, PaperStore } from '../core/paper/paper.ts';
import type { PaperIndex, RisingTerm } from '../core/search/search.ts';
import { writtenWords } from '../core/search/written-words.ts';
import { addDays } from '../core/time/calendar.ts';
import { inSteps } from './in-steps.ts';

/** A term that papers of some days have more often than those before. */
export interface RisingTheme {
  /** As its papers write it. */
  readonly name: string;
  /** Papers of these days with it. */
  readonly papers: number;
  /** How many there would be if they had it as often as those before. */
  readonly usual: number;
  readonly examples: readonly Paper[];
}

/** The themes of some days beside the eight weeks before. */
export interface RisingThemes {
  /** Inclusive, `YYYY-MM-DD`. */
  readonly first: string;
  readonly last: string;
  /** Papers of these days, and of the eight weeks before. */
  readonly recent: number;
  readonly before: number;
  /** The most surely rising first. */
  readonly themes: readonly RisingTheme[];
}

const WEEKS_BEFORE = 8;

export interface RisingContext {
  readonly papers: Pick<PaperStore, 'idsInPeriod' | 'getMany'>;
  readonly index: Pick<PaperIndex, 'risingTerms'>;
}

/** Finds the themes that rise in some days: a day has the papers listed on it, or published on it without any list day. */
export async function risingThemes(
  days: { readonly first: string; readonly last: string },
  { limit, examples }: { readonly limit: number; readonly examples: number },
  { papers, index }: RisingContext,
): Promise<RisingThemes> {
  const { first, last } = days;
  const recent = await idsByWeek({ first, last }, papers);
  const before = await idsByWeek(
    { first: addDays(first, -7 * WEEKS_BEFORE), last: addDays(first, -1) },
    papers,
  );
  const terms = await inSteps(index.risingTerms({ recent, before, limit, examples: Math.max(1, examples) }));
  const shown = await papers.getMany(terms.flatMap(term => term.examples));
  const byId = new Map(shown.map(paper => [paper.id, paper]));
  const scale = before.length === 0 ? 0 : recent.length / before.length;
  const themes = terms.map(term => {
    const own = term.examples.flatMap(id => byId.get(id) ?? []);
    return {
      name: nameOf(term, own),
      papers: term.recent,
      usual: term.before * scale,
      examples: own.slice(0, examples),
    };
  });
  return { first, last, recent: recent.length, before: before.length, themes };
}

/** Returns the papers of some days, each once. They are read a week at a time, and other events are handled after each. */
async function idsByWeek(
  { first, last }: { readonly first: string; readonly last: string },
  papers: Pick<PaperStore, 'idsInPeriod'>,
): Promise<PaperId[]> {
  const ids = new Set<PaperId>();
  for (let from = first; from <= last; from = addDays(from, 7)) {
    const end = addDays(from, 6);
    for (const id of await papers.idsInPeriod({ first: from, last: end < last ? end : last })) ids.add(id);
    await setImmediate();
  }
  return [...ids];
}

/** Returns a term as its first example writes it. */
function nameOf({ words }: RisingTerm, [first, second]: readonly Paper[]): string {
  const parts = first === undefined ? words : writtenWords(words, first, second ?? first);
  return parts.join(' ');
}
