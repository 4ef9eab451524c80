import type { App } from '../../src/command.ts';
import { ARXIV_CATEGORIES } from '../../src/core/source/arxiv-categories.ts';
import {
  SCHEDULE_DEFAULTS,
  type Schedule,
  type ScheduleFilter,
  type ScheduleSpec,
} from '../../src/core/schedule/schedule.ts';
import { firstSlotAfter } from '../../src/core/schedule/slots.ts';
import { FOUND_BY_WORDS, isUnsearchable } from '../../src/core/search/search-request.ts';
import { UserError } from '../../src/core/message/user-error.ts';
import { DAY_MS } from '../../src/core/time/duration.ts';
import { indexProgress } from '../../src/usecases/index-progress.ts';
import { findMatching, scheduleRequest, typedSearch } from '../../src/usecases/matching-papers.ts';
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
 * allow its format, no paper matches it, its role may not be mentioned, or the server has the same schedule already.
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
  return FILTER_OPTIONS.every(({ key }) => a[key] === b[key]);
}

/** Throws `UserError` if its query is none, or no paper of the corpus fits, unless its category may only have no papers yet. */
async function assertMatching(
  spec: ScheduleSpec,
  { papers, index }: Pick<App, 'papers' | 'index'>,
): Promise<readonly string[]> {
  const names = filterNames(spec);
  if (names.length === 0) return [];
  requestOf(typedSearch(spec));
  if (spec.query !== null && isUnsearchable(requestOf({ query: spec.query })))
    throw new UserError(`${FOUND_BY_WORDS}. Say in words what \`query\` is to match.`);
  // Papers that are not in the index yet may fit.
  if (await indexProgress({ papers, index })) return [];
  if (hasMatch(spec, index)) return [];
  const { category } = spec;
  if (category === null || hasMatch({ ...SCHEDULE_DEFAULTS, category }, index)) {
    throw new UserError(
      `No paper matches the given ${names.join(', ')}, so this schedule would never post. Change ${names.length > 1 ? 'one of them' : 'it'}; \`/search\` shows what there is.`,
    );
  }
  if (!ARXIV_CATEGORIES.some(({ code }) => code === category)) {
    throw new UserError(
      `arXiv has no category “${category}”. Type a part of its name and pick from the list, such as cs.LG.`,
    );
  }
  return [`There is no paper of ${category} yet. This schedule posts once there are.`];
}

/** The settings that narrow a schedule, with the names of their options. */
const FILTER_OPTIONS = [
  { key: 'query', name: 'query' },
  { key: 'category', name: 'category' },
  { key: 'author', name: 'author' },
  { key: 'organization', name: 'organization' },
  { key: 'minVotes', name: 'min_votes' },
] as const satisfies readonly { readonly key: keyof ScheduleFilter; readonly name: string }[];

function hasMatch(filter: ScheduleFilter, index: App['index']): boolean {
  const request = scheduleRequest(filter);
  return request === undefined || findMatching(request, 'best', 1, index).length > 0;
}

/** Returns the options that narrow a schedule, by their names. */
function filterNames(filter: ScheduleFilter): string[] {
  return FILTER_OPTIONS.filter(({ key }) => filter[key] !== null).map(({ name }) => name);
}
