import type { App } from '../../src/command.ts';
import { ARXIV_CATEGORIES } from '../../src/core/source/arxiv-categories.ts';
import {
  SCHEDULE_DEFAULTS,
  type Schedule,
  type ScheduleFilter,
  type ScheduleSpec,
} from '../../src/core/schedule/schedule.ts';
import { firstSlotAfter } from '../../src/core/schedule/slots.ts';
import { FOUND_BY_WORDS, isUnsearchable, type SearchRequest } from '../../src/core/search/search-request.ts';
import { UserError } from '../../src/core/message/user-error.ts';
import { DAY_MS } from '../../src/core/time/duration.ts';
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
  /** ms since the epoch */
  readonly now: number;
  /** The schedules of its server. */
  readonly existing: readonly Schedule[];
  /** The one of them that is edited. */
  readonly edited?: Schedule;
}

/**
 * Checks that a schedule can post. Returns notes for its admin in plain text. Throws `UserError` if its channel does not
 * allow its format, its query or category can match nothing, its role may not be mentioned, or the server has the same
 * schedule already.
 */
export async function assertPostable(options: PostableOptions, context: Context): Promise<readonly string[]> {
  assertFormatFits(options.spec, context);
  await assertMentionable(options, context);
  assertNoTwin(options);
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

function assertNoTwin({ spec, now, existing, edited }: PostableOptions): void {
  const twin = existing.find(each => each.id !== edited?.id && isTwin(each, spec, now));
  if (twin) {
    throw new UserError(
      `Schedule #${twin.id} posts the same in that channel at the same time. Change it with \`/schedule edit\`, or choose another time, channel or query.`,
    );
  }
}

/** Zones that agree in winter may differ in summer. */
const HALF_YEAR_MS = 182 * DAY_MS;

/** Returns whether two schedules post the same papers at the same time; the name of the zone does not matter. */
function isTwin(a: ScheduleSpec, b: ScheduleSpec, now: number): boolean {
  return (
    a.channelId === b.channelId &&
    contentOf(a) === contentOf(b) &&
    a.days.join() === b.days.join() &&
    [now, now + HALF_YEAR_MS].every(at => firstSlotAfter(a, at).dueAt === firstSlotAfter(b, at).dueAt)
  );
}

function contentOf({ what, query, category, author, organization, minVotes, sort }: ScheduleSpec): string {
  return JSON.stringify([what, query, category, author, organization, minVotes, sort]).toLowerCase();
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
