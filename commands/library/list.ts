import { ApplicationCommandOptionType, type APIApplicationCommandBasicOption } from 'discord-api-types/v10';
import type { App, Caller, ComponentAction, Invocation, PlainReply } from '../../src/command.ts';
import { isReadingStatus, READING_STATUSES } from '../../src/core/library/library-item.ts';
import { parseLibraryView, tagKey, type LibraryView } from '../../src/core/library/library-view.ts';
import { LIBRARY_SORTS } from '../../src/core/library/library.ts';
import { UserError } from '../../src/core/message/user-error.ts';
import { RESULT_LIST_TTL_MS, type ResultList } from '../../src/core/search/result-lists.ts';
import { searchLibrary } from '../../src/usecases/search-library.ts';
import { ANY, TAG_PREFIX } from '../../src/views/library/library-filters.ts';
import { STATUS_LABELS } from '../../src/views/library/status-label.ts';
import { requestOf } from '../search/options.ts';
import { storeResults } from '../search/replies.ts';
import { renderLibraryPage, type LibraryList } from './render-library-page.ts';
import type { LibrarySubcommand } from './subcommand.ts';
import { ownTag, tagOption } from './tag-option.ts';

/** Characters of a query at most, as for `/search`. */
const MAX_QUERY_LENGTH = 200;

const queryOption: APIApplicationCommandBasicOption = {
  type: ApplicationCommandOptionType.String,
  name: 'query',
  description: 'Words of title, authors, tags or your note; "a phrase", -word, OR and filters as in /search',
  max_length: MAX_QUERY_LENGTH,
};

/** The option that narrows a library by status. */
export const statusFilterOption: APIApplicationCommandBasicOption = {
  type: ApplicationCommandOptionType.String,
  name: 'status',
  description: 'Only papers with this status',
  choices: READING_STATUSES.map(value => ({ name: STATUS_LABELS[value], value })),
};

const SORT_LABELS = {
  newest: 'Newest first',
  oldest: 'Oldest first',
  title: 'By title',
  status: 'By status: to read, reading, read',
};

/** Lists the caller's saved papers. */
export const listSaved: LibrarySubcommand = {
  definition: {
    type: ApplicationCommandOptionType.Subcommand,
    name: 'list',
    description: 'List the papers you saved',
    options: [
      queryOption,
      tagOption,
      statusFilterOption,
      {
        type: ApplicationCommandOptionType.String,
        name: 'sort',
        description: 'Newest first unless you choose another order',
        choices: LIBRARY_SORTS.map(value => ({ name: SORT_LABELS[value], value })),
      },
    ],
  },
  run: runList,
};

/** Finds some of the caller's saved papers. */
export const searchSaved: LibrarySubcommand = {
  definition: {
    type: ApplicationCommandOptionType.Subcommand,
    name: 'search',
    description: 'Find papers that you saved, also by your tags and notes',
    options: [{ ...queryOption, required: true }],
  },
  run: runList,
};

async function runList(invocation: Invocation, app: Pick<App, ListNeeds>): Promise<PlainReply> {
  const { userId, guildId, options } = invocation;
  const status = options.string('status') ?? '';
  const query = options.string('query')?.trim() ?? '';
  const found = query === '' ? undefined : await searchOwn(query, invocation, app);
  const view = {
    tag: await ownTag(options.string('tag'), userId, app),
    status: isReadingStatus(status) ? status : undefined,
    sort: LIBRARY_SORTS.find(sort => sort === options.string('sort')) ?? 'newest',
    resultListId: found?.id,
  };
  const body = await renderLibraryPage({ userId, guildId, view, offset: 0, found }, app);
  return { kind: 'private', body, ...(found ? { afterwards: () => storeResults(found, app) } : {}) };
}

/** Searches the caller's library. What was found is for the menus and pages of the list. */
async function searchOwn(
  query: string,
  { userId, interactionId }: Invocation,
  app: Pick<App, 'papers' | 'library' | 'resultLists' | 'clock'>,
): Promise<ResultList> {
  const request = requestOf({ query }, { mayOnlyExclude: true });
  const paperIds = await searchLibrary(userId, request, app);
  return {
    id: interactionId,
    userId,
    queryText: query,
    paperIds,
    total: paperIds.length,
    corrections: [],
    ignored: [],
    createdAt: app.clock.now(),
  };
}

type ListNeeds = 'papers' | 'library' | 'resultLists' | 'serverSettings' | 'clock';

/** Turns to another page of the caller's library. */
export const libraryPage: ComponentAction<ListNeeds> = {
  verb: 'library',
  async run({ args: [start = '', ...viewArguments], ...caller }, app) {
    const offset = /^\d{1,6}$/.test(start) ? Number(start) : 0;
    const list = await shownList(caller, viewArguments, app);
    return { kind: 'update', body: await renderLibraryPage({ ...list, offset }, app) };
  },
};

/** Narrows the caller's library to papers with the chosen status. */
export const filterByStatus: ComponentAction<ListNeeds> = {
  verb: 'library-status',
  async run({ args, values: [chosen = ANY], ...caller }, app) {
    const list = await shownList(caller, args, app);
    const view = { ...list.view, status: isReadingStatus(chosen) ? chosen : undefined };
    return { kind: 'update', body: await renderLibraryPage({ ...list, view }, app) };
  },
};

/** Narrows the caller's library to papers with the chosen tag. */
export const filterByTag: ComponentAction<ListNeeds> = {
  verb: 'library-tag',
  async run({ args, values: [chosen = ANY], ...caller }, app) {
    const list = await shownList(caller, args, app);
    const tag =
      chosen === ANY ? undefined : await ownTag(chosen.slice(TAG_PREFIX.length), caller.userId, app);
    return { kind: 'update', body: await renderLibraryPage({ ...list, view: { ...list.view, tag } }, app) };
  },
};

/** Returns the list that a message shows, from the arguments of its components. Throws `UserError`. */
async function shownList(
  { userId, guildId }: Pick<Caller, 'userId' | 'guildId'>,
  viewArguments: readonly string[],
  app: Pick<App, ListNeeds>,
): Promise<LibraryList> {
  const { tagKey: key, ...rest } = parseLibraryView(viewArguments);
  const found = rest.resultListId === undefined ? undefined : await app.resultLists.get(rest.resultListId);
  const isOwn = found?.userId === userId && found.createdAt >= app.clock.now() - RESULT_LIST_TTL_MS;
  if (rest.resultListId !== undefined && !isOwn)
    throw new UserError('What a search found is kept for a day. Run `/library search` again.');
  const own = key === undefined ? [] : await app.library.tags(userId);
  const view: LibraryView = { ...rest, tag: own.find(({ tag }) => tagKey(tag) === key)?.tag };
  return { userId, guildId, view, offset: 0, found };
}
