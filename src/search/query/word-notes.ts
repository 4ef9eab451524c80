import type { SearchResult } from '../../core/search/search.ts';
import type { DocumentColumns } from '../documents/document-columns.ts';
import type { QueryPlan } from './query-plan.ts';

/** Returns what is known about the words of several queries, each once. */
export function wordNotes(
  plans: readonly QueryPlan[],
  { titleHashes, headHashes }: Pick<DocumentColumns, 'titleHashes' | 'headHashes'>,
): Pick<SearchResult, 'corrections' | 'ignored' | 'suggestions'> {
  const corrections = plans.flatMap(plan => plan.corrections);
  // A query that is a title but for spaces has words that no paper writes so.
  const isTitle = ({ hash }: QueryPlan) =>
    hash !== 0 && (titleHashes.includes(hash) || headHashes.includes(hash));
  const suggestions = plans.flatMap(plan => plan.suggestions);
  return {
    corrections: [...new Map(corrections.map(each => [`${each.from} ${each.to}`, each])).values()],
    ignored: [
      ...new Set(plans.flatMap(plan => (plan.ignored.length === 0 || isTitle(plan) ? [] : plan.ignored))),
    ],
    suggestions: [...new Map(suggestions.map(each => [each.word, each])).values()],
  };
}
