import type { AcronymAlias } from '../acronyms/learned-acronyms.ts';
import type { TextIndex } from '../documents/text-index.ts';
import { STOP_WORDS } from '../text/stop-words.ts';
import { stemOf } from '../text/stem.ts';
import { inverseFrequency } from './inverse-frequency.ts';
import type { Alias } from './query-plan.ts';
import { livingTerm } from './query-words.ts';

/** Returns the terms of the other forms of acronyms, without those of which no paper has all words. */
export function planAliases(aliases: readonly AcronymAlias[], { terms, documents }: TextIndex): Alias[] {
  return aliases.flatMap(({ stems, acronym, share }) => {
    const numbers = stems.filter(stem => !STOP_WORDS.has(stem)).map(stem => livingTerm(`s:${stem}`, terms));
    if (numbers.length === 0 || numbers.includes(-1)) return [];
    const acronymTerm = livingTerm(`s:${stemOf(acronym)}`, terms);
    const papers = acronymTerm === -1 ? 0 : terms.papersWith(acronymTerm);
    return [{ stems: numbers, share, idf: inverseFrequency(papers, documents.size) }];
  });
}
