import { setImmediate } from 'node:timers/promises';
import type { PostedStore } from '../core/message/posted.ts';
import type { CorpusMarkStore } from '../core/paper/corpus-marks.ts';
import type { Paper } from '../core/paper/paper.ts';
import type { ChoiceFacts, FilterFacts, SkippedSlot, WordFacts } from '../core/schedule/explain-choice.ts';
import type { Schedule, ScheduleFilter, ScheduleSpec, Slot } from '../core/schedule/schedule.ts';
import type { ChannelHistoryStore } from '../core/schedule/channel-history.ts';
import type { DraftStore } from '../core/schedule/draft.ts';
import { keptPapers } from '../core/schedule/draft-steps.ts';
import { choosePapers, type ChoiceContext, type ChosenPapers } from './choose-papers.ts';
import { givenPapers } from './given-papers.ts';
import { changedDraft, papersOfDraft } from './draft-papers.ts';
import { matchingAmong, scheduleRequest } from './matching-papers.ts';
import { indexQuery } from './search-papers.ts';
import { acceptedFor, NO_SUBMISSIONS } from './submitted-papers.ts';

/** Places beyond that say nothing; daily lists are shorter. */
const MAX_RANKED_PAPERS = 300;

/** Words of a query that are looked at one by one. */
const MAX_WORDS = 12;

/** Posts of the paper that are looked at for those in the channel of the schedule. */
const MAX_POSTS = 50;

const NO_FILTER: ScheduleFilter = {
  query: null,
  category: null,
  author: null,
  organization: null,
  minVotes: null,
};

/** What the facts are read from. */
export interface ChoiceFactsContext extends ChoiceContext {
  readonly posted: Pick<PostedStore, 'showing'>;
  readonly channelHistory: ChannelHistoryStore;
  readonly drafts: DraftStore;
  readonly corpusMarks: Pick<CorpusMarkStore, 'addedAt'>;
}

/**
 * Returns what is known about a paper at the next slot of a schedule. Papers are chosen by the same rules as at the slot;
 * nothing is stored, and other events are handled between the steps.
 */
export async function choiceFacts(
  schedule: Schedule,
  paper: Paper,
  at: { readonly next: Slot; readonly since: string | undefined },
  context: ChoiceFactsContext,
): Promise<ChoiceFacts> {
  const { id } = paper;
  const { next } = at;
  const time = { day: next.date, now: next.dueAt, since: at.since };
  const choose = (spec: ScheduleSpec, from: ChoiceContext = context) =>
    choosePapers({ ...spec, count: MAX_RANKED_PAPERS }, time, from);
  const ofChannel = await givenPapers(schedule, next.dueAt, context.channelHistory);
  const wholeList = {
    ...context,
    channelHistory: { given: async () => new Set<number>() },
    submissions: NO_SUBMISSIONS,
  };
  const listed = await choose({ ...schedule, ...NO_FILTER, sort: 'best' }, wholeList);
  const accepted = await acceptedFor(schedule, next.date, context.submissions);
  const chosen = await choose(schedule);
  const rank = placeOf(paper, chosen);
  const { guildId, channelId } = schedule;
  const posts = await context.posted.showing(id, { guildId, channelId }, MAX_POSTS);
  const draft = await changedDraft(schedule, next.date, context);
  const drafted = draft && (await papersOfDraft(draft, schedule, next.dueAt, context));
  return {
    addedAt: await context.corpusMarks.addedAt(id),
    publishedAt: paper.publishedAt,
    listedOn: paper.listedOn,
    isWithdrawn: paper.isWithdrawn,
    list: listed.listName === null ? null : { name: listed.listName, place: placeOf(paper, listed) },
    submission: accepted.find(each => each.paperId === id),
    words: await wordFacts(schedule, paper, context),
    filters: await filterFacts(schedule, paper, context),
    post: posts.find(post => post.channelId === channelId),
    isBlocked: ofChannel.has(id),
    rank,
    candidates: { count: chosen.papers.length, isMore: chosen.papers.length >= MAX_RANKED_PAPERS },
    draft: drafted && { hasPaper: placeOf(paper, drafted) !== null },
    skipped: await skippedSlot(schedule, paper, context),
  };
}

async function skippedSlot(
  schedule: Schedule,
  paper: Paper,
  { drafts }: Pick<ChoiceFactsContext, 'drafts'>,
): Promise<SkippedSlot | undefined> {
  const last = await drafts.lastDecided(schedule.id);
  if (last?.state !== 'skipped') return undefined;
  const hadPaper = keptPapers(last.papers).some(({ paperId }) => paperId === paper.id);
  return { date: last.slot, by: last.skippedBy, hadPaper };
}

function placeOf({ id }: Paper, { papers }: ChosenPapers): number | null {
  const index = papers.findIndex(each => each.id === id);
  return index === -1 ? null : index + 1;
}

async function wordFacts(
  { query }: Schedule,
  { id }: Paper,
  { index }: Pick<ChoiceContext, 'index'>,
): Promise<WordFacts | undefined> {
  const request = query === null ? undefined : scheduleRequest({ ...NO_FILTER, query });
  if (query === null || !request) return undefined;
  const among = new Set([id]);
  const fits = (await matchingAmong(request, [id], index)).length > 0;
  await setImmediate();
  const queries = request.alternatives.map(indexQuery);
  const options = { limit: 1, allWordsFirst: true, asTyped: true };
  const own = index.searchAny(queries, { ...options, among }).hits[0];
  const best = index.searchAny(queries, options).hits[0];
  const words = new Set(request.alternatives.flatMap(each => each.words.split(' ')));
  const isContent = (word: string) => {
    const { total, ignored } = index.search(word, { limit: 1, asTyped: true });
    return total > 0 || ignored.length > 0;
  };
  const isFound = (word: string) => index.search(word, { limit: 1, among, asTyped: true }).hits.length > 0;
  const content = [...words].slice(0, MAX_WORDS).filter(isContent);
  return {
    query,
    found: content.filter(isFound),
    missing: content.filter(word => !isFound(word)),
    score: own ? { own: own.score, best: best?.score ?? own.score } : null,
    fits,
  };
}

async function filterFacts(
  schedule: Schedule,
  { id }: Paper,
  { index }: Pick<ChoiceContext, 'index'>,
): Promise<FilterFacts[]> {
  const { category, author, organization, minVotes } = schedule;
  const filters: FilterFacts[] = [];
  for (const [name, value] of Object.entries({ category, author, organization, minVotes })) {
    if (value === null || !isFilterName(name)) continue;
    const request = scheduleRequest({ ...NO_FILTER, [name]: value });
    const fits = request === undefined || (await matchingAmong(request, [id], index)).length > 0;
    filters.push({ name, wanted: String(value), fits });
  }
  return filters;
}

function isFilterName(name: string): name is FilterFacts['name'] {
  return name in NO_FILTER && name !== 'query';
}
