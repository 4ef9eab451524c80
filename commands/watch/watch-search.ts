import type { ComponentAction } from '../../src/command.ts';
import { formatQuery } from '../../src/core/search/format-query.ts';
import { haveSameFilters, type SearchRequest } from '../../src/core/search/search-request.ts';
import { UserError } from '../../src/core/message/user-error.ts';
import {
  MAX_WATCH_NAME_LENGTH,
  MAX_WATCH_WORDS_LENGTH,
  WATCH_DEFAULTS,
  type WatchCriteria,
} from '../../src/core/watch/watch.ts';
import { LONG_SEARCH_MARK } from '../../src/views/list/search-custom-ids.ts';
import { searchOf } from '../search/query-actions.ts';
import { addWatch, savedReply } from './add-watch.ts';
import type { WatchNeeds } from './subcommand.ts';

/** Adds a watch for the search that a button contains, told at once by direct message. */
export const watchSearch: ComponentAction<Exclude<WatchNeeds, 'watchMatcher' | 'subscriptions'>> = {
  verb: 'watch-search',
  async run(use, app) {
    if (use.args[0] === LONG_SEARCH_MARK) throw tooLong();
    const request = searchOf(use);
    const criteria = criteriaOf(request);
    const isLong =
      (criteria.words ?? '').length > MAX_WATCH_WORDS_LENGTH ||
      [criteria.author, criteria.organization].some(name => (name ?? '').length > MAX_WATCH_NAME_LENGTH);
    if (isLong) throw tooLong();
    const { watch, notes } = await addWatch(use, { ...WATCH_DEFAULTS, ...criteria }, app);
    const isDated = request.alternatives.some(({ from, to }) => from !== undefined || to !== undefined);
    const options = {
      title: 'Watching this search',
      notes: [
        'You get a direct message as soon as there is a new paper that fits. To get a digest, or a message in a channel, edit it with deliver or where.',
        ...(isDated ? ['The dates of the search are left out, since only new papers are told.'] : []),
        ...notes,
      ],
      asksTimezone: false,
    };
    return savedReply(watch, use, options, app);
  },
};

/**
 * Returns a search as criteria. Names of which there are several stay in the words, as filters; so do all filters that only
 * some of the alternatives have.
 */
function criteriaOf({ alternatives }: SearchRequest): WatchCriteria {
  const undated = alternatives.map(({ from: _from, to: _to, ...rest }) => rest);
  const [first] = undated;
  if (first === undefined || !haveSameFilters(undated))
    return { ...WATCH_DEFAULTS, words: formatQuery({ alternatives: undated }) };
  const { authors, organizations, categories, minVotes = null } = first;
  // With the same filters, one without words has all papers of the others.
  const filtersAlone = undated.find(({ text }) => text === '');
  const words = formatQuery({
    alternatives: (filtersAlone ? [filtersAlone] : undated).map(({ minVotes: _minVotes, ...rest }) => ({
      ...rest,
      authors: authors.length === 1 ? [] : authors,
      organizations: organizations.length === 1 ? [] : organizations,
      categories: categories.length === 1 ? [] : categories,
    })),
  });
  return {
    words: words === '' ? null : words,
    author: onlyOf(authors),
    organization: onlyOf(organizations),
    category: onlyOf(categories),
    minVotes,
  };
}

function onlyOf(names: readonly string[]): string | null {
  return names.length === 1 ? (names[0] ?? null) : null;
}

function tooLong(): UserError {
  return new UserError('This search is too long for a button. Give its words to `/watch add`.');
}
