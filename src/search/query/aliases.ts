import type { AcronymAlias } from '../acronyms/learned-acronyms.ts';
import type { TextIndex } from '../documents/text-index.ts';
import { STOP_WORDS } from '../text/stop-words.ts';
import { stemOf } from '../text/stem.ts';
import { inverseFrequency } from './inverse-frequency.ts';
import type { Alias } from './query-plan.ts';
import { livingTerm } from './query-words.ts';

/** A paper with the acronym of a typed long form is a weaker match than one with the long form of a typed acronym. */
const LONG_FORM_FACTOR = 0.5;
/** In a title, an acronym counts less than its words, as another form of a word does. */
const TITLE_WEIGHT = 0.8;

/** Returns the terms of the other forms of acronyms, without those of which no paper has all words. */
export function planAliases(aliases: readonly AcronymAlias[], { terms, documents }: TextIndex): Alias[] {
  return aliases.flatMap(({ stems, acronym, from, to, share }) => {
    const numbers = stems.filter(stem => !STOP_WORDS.has(stem)).map(stem => livingTerm(`s:${stem}`, terms));
    if (numbers.length === 0 || numbers.includes(-1)) return [];
    const acronymTerm = livingTerm(`s:${stemOf(acronym)}`, terms);
    const papers = acronymTerm === -1 ? 0 : terms.papersWith(acronymTerm);
    const idf = inverseFrequency(papers, documents.size);
    const [term] = numbers;
    // The other form of a long form is a single term, the acronym.
    if (term === undefined || term !== acronymTerm || to - from < 2)
      return [{ stems: numbers, from, to, share, idf }];
    const titleReading = { term, weight: TITLE_WEIGHT * share };
    return [{ stems: numbers, from, to, titleReading, share: share * LONG_FORM_FACTOR, idf }];
  });
}
