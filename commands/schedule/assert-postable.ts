import type { App } from '../../src/command.ts';
import { ARXIV_CATEGORIES } from '../../src/core/source/arxiv-categories.ts';
import {
  SCHEDULE_DEFAULTS,
  type Schedule,
  type ScheduleFilter,
  type ScheduleSpec,
} from '../../src/core/schedule/schedule.ts';
import { FOUND_BY_WORDS, isUnsearchable, type SearchRequest } from '../../src/core/search/search-request.ts';
import { UserError } from '../../src/core/message/user-error.ts';
import { indexProgress } from '../../src/usecases/index-progress.ts';
import { findMatching, scheduleRequest, typedSearch } from '../../src/usecases/matching-papers.ts';
import { searchPapers } from '../../src/usecases/search-papers.ts';
import { assertFormatFits } from './assert-format.ts';
import { requestOf } from '../search/options.ts';

type Context = Pick<App, 'papers' | 'index' | 'roleMentions' | 'channelAccess'>;

/** The schedule that is made or edited. */
export interface PostableOptions {
  readonly spec: ScheduleSpec;
  /** Who makes or edits it. */
  readonly by: string;
  /** The stored one, if it is edited. */
  readonly edited?: Schedule;
}

/**
 * Checks that a schedule can post. Returns notes for its admin in plain text. Throws `UserError` if its channel does not
 * allow its format, its query or category can match nothing, or its role may not be mentioned.
 */
export async function assertPostable(options: PostableOptions, context: Context): Promise<readonly string[]> {
  assertFormatFits(options.spec, context);
  await assertMentionable(options, context);
  const { spec, edited } = options;
  // What matched when it was set may match again.
  if (edited && isSameFilter(spec, edited)) return [];
  return assertMatching(spec, context);
}

async function assertMentionable(
  { spec, by }: PostableOptions,
  { roleMentions }: Pick<App, 'roleMentions'>,
): Promise<void> {
  const { guildId, channelId, roleId } = spec;
  if (roleId === null) return;
  const problem = await roleMentions.problem({ guildId, channelId, roleId, userId: by });
  if (problem !== undefined) {
    throw new UserError(
      `That role cannot be mentioned in that channel: ${problem}. Change that, or leave out \`role\`.`,
    );
  }
}

function isSameFilter(a: ScheduleFilter, b: ScheduleFilter): boolean {
  return FILTER_KEYS.every(key => a[key] === b[key]);
}

/** The settings that narrow a schedule. */
const FILTER_KEYS = [
  'query',
  'category',
  'author',
  'organization',
  'minVotes',
] as const satisfies readonly (keyof ScheduleFilter)[];

/**
 * Returns notes for a schedule that no paper of the corpus fits, since one may come. Throws `UserError` if its query finds
 * nothing by its form, or arXiv has no such category.
 */
async function assertMatching(
  spec: ScheduleSpec,
  { papers, index }: Pick<App, 'papers' | 'index'>,
): Promise<readonly string[]> {
  if (FILTER_KEYS.every(key => spec[key] === null)) return [];
  const { query, category } = spec;
  const request = requestOf(typedSearch(spec));
  if (query !== null && isUnsearchable(requestOf({ query })))
    throw new UserError(`${FOUND_BY_WORDS}. Say in words what \`query\` is to match.`);
  // Papers that are not in the index yet may fit.
  if (await indexProgress({ papers, index })) return [];
  if (hasMatch(spec, index)) return [];
  if (category !== null && !isKnownCategory(category, index)) {
    throw new UserError(
      `arXiv has no category “${category}”. Type a part of its name and pick from the list, such as cs.LG.`,
    );
  }
  return [...unknownWordNotes(request, index), 'No paper fits yet. This schedule posts once one does.'];
}

function isKnownCategory(category: string, index: App['index']): boolean {
  return (
    ARXIV_CATEGORIES.some(({ code }) => code === category) ||
    hasMatch({ ...SCHEDULE_DEFAULTS, category }, index)
  );
}

/** Names words that no paper has, with the word that each may be a misspelling of. */
function unknownWordNotes(request: SearchRequest, index: App['index']): readonly string[] {
  const { corrections, ignored, suggestions = [] } = searchPapers(request, { limit: 1 }, index);
  const similarTo = (word: string) => suggestions.find(each => each.word === word)?.similar[0];
  const unknown = [
    ...corrections.map(({ from, to }) => ({ word: from, similar: to })),
    ...ignored.map(word => ({ word, similar: similarTo(word) })),
  ];
  return unknown.map(({ word, similar }) => {
    const meant = similar === undefined ? '' : ` Did you mean “${similar}”?`;
    return `No paper has “${word}”.${meant}`;
  });
}

function hasMatch(filter: ScheduleFilter, index: App['index']): boolean {
  const request = scheduleRequest(filter);
  return request === undefined || findMatching(request, 'best', 1, index).length > 0;
}
