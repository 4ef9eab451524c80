import type { App, Caller } from '../../src/command.ts';
import { UserError } from '../../src/core/message/user-error.ts';
import { MAX_ALTERNATIVES } from '../../src/core/search/parse-request.ts';
import { FOUND_BY_WORDS, isUnsearchable } from '../../src/core/search/search-request.ts';
import type { SearchFilter } from '../../src/core/search/search.ts';
import { ARXIV_CATEGORIES } from '../../src/core/source/arxiv-categories.ts';
import { parseWatchCriteria } from '../../src/core/watch/watch-query.ts';
import {
  MAX_WATCHES_OF_GUILD,
  MAX_WATCHES_OF_USER,
  type Watch,
  type WatchCriteria,
  type WatchPlace,
} from '../../src/core/watch/watch.ts';
import { indexProgress } from '../../src/usecases/index-progress.ts';
import { assertBotCanPost, assertCallerCanPost } from '../channel-checks.ts';
import { searchProblemText } from '../search/options.ts';

/** Throws `UserError` if there are no criteria, or they are no search. */
export function assertCriteria(criteria: WatchCriteria): void {
  const { words, author, organization, category, minVotes } = criteria;
  if ([words, author, organization, category, minVotes].every(value => value === null)) {
    throw new UserError(
      'Say what to watch for: give words, an author, an organization, a category or a number of votes.',
    );
  }
  const parsed = parseWatchCriteria(criteria);
  if (!('problem' in parsed)) {
    if (!isUnsearchable(parsed.request)) return;
    throw new UserError(`${FOUND_BY_WORDS}. Say in words what to watch for.`);
  }
  if (parsed.problem.wrong === 'alternatives')
    throw new UserError(`Write at most ${MAX_ALTERNATIVES} alternatives with OR, or add another watch.`);
  throw new UserError(searchProblemText(parsed.problem));
}

/** Throws `UserError` if the caller, or the bot, may not post in the channel of a watch. Anyone may get direct messages. */
export function assertPlace(
  caller: Pick<Caller, 'guildId' | 'managesGuild' | 'canPostIn'>,
  where: WatchPlace,
  { channelAccess }: Pick<App, 'channelAccess'>,
): void {
  if (where.kind === 'dm') return;
  if (where.guildId !== caller.guildId)
    throw new UserError('That watch is for a channel of a server: use this command there.');
  if (!caller.managesGuild) {
    throw new UserError(
      'A watch in a channel needs the Manage Server permission. Leave out `where` to get direct messages instead.',
    );
  }
  assertCallerCanPost(caller, where.channelId);
  assertBotCanPost(channelAccess.missing(where.guildId, where.channelId));
}

/** Throws `UserError` if a user, or the server of a channel, has as many watches as it may have. */
export async function assertRoomForWatch(
  userId: string,
  where: WatchPlace,
  { watches }: Pick<App, 'watches'>,
): Promise<void> {
  if ((await watches.countOfUser(userId)) >= MAX_WATCHES_OF_USER) {
    throw new UserError(
      `You have ${MAX_WATCHES_OF_USER} watches, which is the limit. Remove one with \`/watch remove\` first.`,
    );
  }
  await assertRoomInGuild(where, { watches });
}

/** Throws `UserError` if the server of a channel has as many watches as it may have. */
export async function assertRoomInGuild(where: WatchPlace, { watches }: Pick<App, 'watches'>): Promise<void> {
  if (where.kind === 'dm') return;
  if ((await watches.countInGuild(where.guildId)) >= MAX_WATCHES_OF_GUILD) {
    throw new UserError(
      `The channels of this server have ${MAX_WATCHES_OF_GUILD} watches, which is the limit. Leave out \`where\` to get direct messages instead.`,
    );
  }
}

/** Throws `UserError` if one of some watches looks for the same and tells about it in the same place. */
export function assertNoTwin(
  spec: WatchCriteria & { readonly where: WatchPlace },
  others: readonly Watch[],
): void {
  const twin = others.find(
    other => keyOf(other) === keyOf(spec) && placeKey(other.where) === placeKey(spec.where),
  );
  if (!twin) return;
  throw new UserError(
    `Your watch #${twin.id} watches for the same already. Change it with \`/watch edit\`, or see \`/watch list\`.`,
  );
}

function keyOf({ words, author, organization, category, minVotes }: WatchCriteria): string {
  const names = [author, organization].map(name => name?.toLowerCase());
  // `OR` is an operator only in capitals.
  const parts = words?.split(/(?<!\S)OR(?!\S)/).map(part => part.toLowerCase());
  return JSON.stringify([parts ?? null, ...names, category, minVotes]);
}

/** Returns a text that two places have in common if they are the same. */
export const placeKey = (where: WatchPlace): string => (where.kind === 'dm' ? 'dm' : where.channelId);

/**
 * Returns notes in plain text on criteria that no paper has yet, which may be misspelt. Throws `UserError` for a category that
 * arXiv does not have.
 */
export async function criteriaNotes(
  { author, organization, category }: WatchCriteria,
  app: Pick<App, 'papers' | 'index'>,
): Promise<string[]> {
  const has = (filter: SearchFilter) => app.index.search('', { limit: 1, filter }).total > 0;
  const isComplete = !(await indexProgress(app));
  if (category !== null && !isKnownCategory(category) && isComplete && !has({ categories: [category] })) {
    throw new UserError(
      `arXiv has no category “${category}”. Type a part of its name and pick from the list, such as cs.LG.`,
    );
  }
  if (!isComplete) return [];
  return [
    ...(author === null || has({ authors: [author] })
      ? []
      : [`No paper here is known to be by ${author} yet: check the spelling.`]),
    ...(organization === null || has({ organizations: [organization] })
      ? []
      : [`No paper here is known to be from ${organization} yet: check the spelling.`]),
  ];
}

function isKnownCategory(category: string): boolean {
  return ARXIV_CATEGORIES.some(({ code }) => code === category);
}
