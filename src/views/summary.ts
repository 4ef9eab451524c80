import { cleanText } from '../core/untrusted-text.ts';
import type { Paper } from '../core/paper.ts';

/** What stands for an abstract where a source brought no summary. */
const SENTENCES = 2;

/** The end of a sentence: a stop before a new beginning, or the stop of Chinese and Japanese. */
const SENTENCE_END = /[.!?]["'”’)\]]*(?=\s+["'“‘([]?[\p{Lu}\p{Lo}\p{N}])|[。！？]/gu;
/** A stop after one of these ends no sentence. */
const ABBREVIATION =
  /(?:^|[\s(])(?:e\.g|i\.e|et al|etc|cf|vs|resp|approx|Figs?|Eqs?|Secs?|Refs?|Nos?|Dr|Prof|St|\p{Lu})$/u;

/** The few sentences that tell what a paper is about, as plain text. */
export interface Summary {
  readonly text: string;
  readonly from: 'source' | 'abstract';
}

/** The source's own summary, else the first two sentences of the abstract. */
export function summaryOf({ tldr, abstract }: Pick<Paper, 'tldr' | 'abstract'>): Summary | undefined {
  const told = cleanText(tldr ?? '');
  if (told !== '') return { text: told, from: 'source' };
  const first = firstSentences(cleanText(abstract ?? ''), SENTENCES);
  return first === '' ? undefined : { text: first, from: 'abstract' };
}

/** The first sentences of a cleaned text; all of it if it has no more. */
export function firstSentences(text: string, wanted: number): string {
  let found = 0;
  for (const { 0: stop, index } of text.matchAll(SENTENCE_END)) {
    // Twenty characters reach back over every abbreviation; the whole text would make this quadratic.
    if (stop.startsWith('.') && ABBREVIATION.test(text.slice(Math.max(0, index - 20), index))) continue;
    found += 1;
    if (found === wanted) return text.slice(0, index + stop.length);
  }
  return text;
}
