import type { Paper } from '../paper/paper.ts';
import type { SearchAlternative } from '../search/search-request.ts';
import { firstDay, lastDay } from '../time/periods.ts';
import { foldedText, foldedWords, hasBegun, hasWhole } from './folded-words.ts';

/**
 * Returns a function that says whether a paper, with its authors as `foldedText`s, fits all filters of a search: each author is
 * one of its authors, the words of each organization are in the name of its own, and it has each category, the votes and a
 * date within the time. A date without a day or month counts as its first day.
 */
export function createFilterMatcher(
  filters: Omit<SearchAlternative, 'text' | 'words'>,
): (paper: Paper, authors: readonly string[]) => boolean {
  const authors = filters.authors.map(foldedWords);
  const organizations = filters.organizations.map(foldedWords);
  const categories = filters.categories.map(category => category.toLowerCase());
  const first = filters.from === undefined ? undefined : firstDay(filters.from);
  const last = filters.to === undefined ? undefined : lastDay(filters.to);
  const { minVotes = 0 } = filters;

  const fitsOrganizations = ({ organization }: Paper): boolean => {
    const name = foldedText(organization ?? '');
    return organizations.every(words => words.length > 0 && words.every(word => hasWhole(word, name)));
  };
  const fitsTime = ({ publishedAt }: Paper): boolean => {
    if (first === undefined && last === undefined) return true;
    const day = publishedAt === null ? '' : firstDay(publishedAt);
    return day !== '' && (first === undefined || day >= first) && (last === undefined || day <= last);
  };

  return (paper, names) =>
    fitsTime(paper) &&
    (minVotes === 0 || (paper.upvotes ?? 0) >= minVotes) &&
    categories.every(category => paper.categories.some(each => each.toLowerCase() === category)) &&
    fitsOrganizations(paper) &&
    authors.every(words => names.some(name => isName(words, name)));
}

/**
 * Returns whether typed words, in any order, are of an author's folded name. Either may have initials for names: `A. Gu` and
 * `Albert Gu`. One word must be the same that is no initial. That finds more than `/search` does (`createNameMatcher`), where
 * many authors share a name: in a library, hardly any do.
 */
function isName(words: readonly string[], name: string): boolean {
  const isWhole = (word: string) => hasWhole(word, name);
  const [initials, full] = [words.filter(isLatinInitial), words.filter(word => !isLatinInitial(word))];
  return (
    full.some(isWhole) &&
    full.every(word => isWhole(word) || hasWhole(word.charAt(0), name)) &&
    initials.every(initial => hasBegun(initial, name))
  );
}

/** A Chinese character may be a whole name. */
function isLatinInitial(word: string): boolean {
  return /^\p{Script=Latin}$/u.test(word);
}
