import { setImmediate } from 'node:timers/promises';
import type { Paper, PaperId, PaperStore } from '../core/paper/paper.ts';
import type { DigestLayout } from '../core/schedule/digest-layout.ts';
import type { ScheduleSpec } from '../core/schedule/schedule.ts';
import type { ChannelHistoryStore } from '../core/schedule/channel-history.ts';
import type { PaperIndex } from '../core/search/search.ts';
import { hasWords, type SearchRequest } from '../core/search/search-request.ts';
import { addDays } from '../core/time/calendar.ts';
import type { ServerTrends } from '../core/vote/server-trends.ts';
import { MAX_ANNOUNCEMENT_DELAY_DAYS } from '../core/time/announcements.ts';
import { findMatching, matchingAmong, mostVoted, scheduleRequest, sortPapers } from './matching-papers.ts';
import { listOn } from './schedule-list.ts';
import { firstAvailable } from './first-available.ts';
import { givenPapers } from './given-papers.ts';
import { submittedPapers, type SubmittedPapersContext } from './submitted-papers.ts';

/** The papers of a slot, best first, and the list that they come from. */
export interface ChosenPapers {
  readonly papers: readonly Paper[];
  /** See `ScheduleList.name`; `null` for the archive. */
  readonly listName: string | null;
  /** How many of the first papers were submitted in the server; none by default. */
  readonly submittedCount?: number;
  /** What is said about papers beside their own fields, as markdown. */
  readonly remarks?: ReadonlyMap<PaperId, string>;
  /** How a digest of them is arranged; `papers` are in its order. */
  readonly layout?: DigestLayout;
}

/** The slot to choose papers for. */
export interface SlotTime {
  /** Its local date. */
  readonly day: string;
  /** ms since the epoch */
  readonly now: number;
  /** The date of the schedule's last slot: papers since then are new. */
  readonly since?: string | undefined;
}

/** What papers are chosen from. */
export interface ChoiceContext extends SubmittedPapersContext {
  readonly papers: PaperStore;
  readonly channelHistory: Pick<ChannelHistoryStore, 'given'>;
  readonly serverTrends: ServerTrends;
  readonly index: Pick<PaperIndex, 'search' | 'searchAny'>;
}

/** Before its first slot, and after a long pause, a schedule counts the papers of so many days as new. */
const FIRST_NEW_DAYS = 7;
const MAX_NEW_DAYS = 31;

/** Hits beside those that the channel was given. */
const SPARE_HITS = 100;

/**
 * Chooses the papers for a slot of a schedule: those not given to its channel before (within its `repeat`) that fit its
 * settings; in a daily list, first those that were submitted in its server. Other events are handled between its steps, each of which takes some milliseconds; run it outside a transaction.
 */
export async function choosePapers(
  spec: ScheduleSpec,
  at: SlotTime,
  context: ChoiceContext,
): Promise<ChosenPapers> {
  const { papers, channelHistory, serverTrends } = context;
  const given = await givenPapers(spec, at.now, channelHistory);
  const request = scheduleRequest(spec);
  const { guildId, timezone } = spec;
  const server = { guildId, timezone, now: at.now, serverTrends };
  const list = await listOn(spec.what, at.day, papers, server);
  const submitted = await submittedPapers(spec, at.day, given, context);
  const except = new Set([...given, ...submitted.map(paper => paper.id)]);
  const left = { ...spec, count: spec.count - submitted.length };
  await setImmediate();
  const others = list
    ? await firstAvailable(await narrowList(left, request, list.ids, context), left.count, except, papers)
    : await fromArchive(left, request, at, except, context);
  return {
    papers: [...submitted, ...others],
    submittedCount: submitted.length,
    listName: list?.name ?? null,
  };
}

/** Returns whether papers can be chosen for a schedule only from a complete index. */
export function needsIndex(spec: ScheduleSpec): boolean {
  return scheduleRequest(spec) !== undefined || spec.sort !== 'best' || spec.preset !== null;
}

/** Returns the papers of a list that fit, in its order or in that of `sort`. */
async function narrowList(
  { sort }: ScheduleSpec,
  request: SearchRequest | undefined,
  ids: readonly PaperId[],
  { index }: ChoiceContext,
): Promise<readonly PaperId[]> {
  const fitting = request === undefined ? undefined : new Set(await matchingAmong(request, ids, index));
  const inList = fitting === undefined ? ids : ids.filter(id => fitting.has(id));
  await setImmediate();
  return sort === 'best' ? inList : sortPapers(inList, sort, index);
}

/** Chooses from the whole corpus; with words, what is new comes first. */
async function fromArchive(
  spec: ScheduleSpec,
  request: SearchRequest | undefined,
  at: SlotTime,
  given: ReadonlySet<PaperId>,
  context: ChoiceContext,
): Promise<Paper[]> {
  const { papers } = context;
  const { count, preset } = spec;
  const isNewFirst = preset !== null || (request !== undefined && hasWords(request));
  const newIds = isNewFirst ? await newPapers(spec, request, at, context) : [];
  const chosen = await firstAvailable(newIds, count, given, papers);
  if (chosen.length === count || preset !== null) return chosen;
  const except = new Set([...given, ...chosen.map(paper => paper.id)]);
  for (let limit = except.size + SPARE_HITS; ; limit *= 4) {
    await setImmediate();
    const ranked = await rankArchive(spec, request, limit, context);
    const others = await firstAvailable(ranked, count - chosen.length, except, papers);
    if (chosen.length + others.length === count || ranked.length < limit) return [...chosen, ...others];
  }
}

/** Returns the papers since the last slot that fit, in the order of the schedule. */
async function newPapers(
  { sort }: ScheduleSpec,
  request: SearchRequest | undefined,
  { day, since }: SlotTime,
  { papers, index }: ChoiceContext,
): Promise<readonly PaperId[]> {
  const listed = laterOf(since ?? addDays(day, -FIRST_NEW_DAYS), addDays(day, -MAX_NEW_DAYS));
  const published = addDays(listed, -MAX_ANNOUNCEMENT_DELAY_DAYS);
  const ids = await papers.idsSince({ listed, published });
  await setImmediate();
  const fitting = request === undefined ? ids : await matchingAmong(request, ids, index);
  await setImmediate();
  const isRanked = sort === 'best' && request !== undefined && hasWords(request);
  return isRanked ? fitting : sortPapers(fitting, sort === 'best' ? 'newest' : sort, index);
}

async function rankArchive(
  { sort }: ScheduleSpec,
  request: SearchRequest | undefined,
  limit: number,
  { papers, index }: ChoiceContext,
): Promise<readonly PaperId[]> {
  if (request !== undefined) return findMatching(request, sort, limit, index);
  return sort === 'votes' ? mostVoted(limit, index) : papers.newestIds(limit);
}

const laterOf = (a: string, b: string): string => (a > b ? a : b);
