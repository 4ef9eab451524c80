import type { Log } from '../../core/log.ts';
import { isInShare } from '../../core/message/snowflake-share.ts';
import type { UndraftedSlot } from '../../core/schedule/draft.ts';
import { draftHolds, draftSpecKey } from '../../core/schedule/draft-steps.ts';
import type { Schedule } from '../../core/schedule/schedule.ts';
import type { PaperIndex } from '../../core/search/search.ts';
import type { Stores, UnitOfWork } from '../../core/stores.ts';
import { DAY_MS } from '../../core/time/duration.ts';
import type { WorkShares } from '../../core/work-shares.ts';
import { needsIndex, type ChosenPapers } from '../../usecases/choose-papers.ts';
import { chooseForNextSlot, choiceToFollow, refreshDraft } from '../../usecases/current-choice.ts';
import { indexProgress } from '../../usecases/index-progress.ts';
import { renderDraft } from '../../usecases/render-draft.ts';
import { deliveryNonce } from '../../usecases/nonce.ts';
import { isUnchanged } from '../../usecases/unchanged-schedule.ts';

/** Drafts and schedules that are loaded at once. */
const ROWS_PER_PAGE = 20;

/** How long a closed draft is kept: its lines may be shown again while its messages are on their way. */
const CLOSED_DRAFT_TTL_MS = 7 * DAY_MS;

export interface DraftSlotsContext {
  readonly stores: Pick<
    Stores,
    'schedules' | 'drafts' | 'papers' | 'channelHistory' | 'serverTrends' | 'submissions' | 'serverSettings'
  >;
  readonly unitOfWork: UnitOfWork;
  readonly index: PaperIndex;
  readonly shares: () => WorkShares;
  readonly log: Log;
}

/**
 * Closes the drafts that no longer hold, and makes those that are due, each with its message in the outbox. Returns how many
 * were made.
 */
export async function draftSlots(
  now: number,
  context: DraftSlotsContext,
  signal: AbortSignal,
): Promise<number> {
  await closeInvalid(context, signal);
  await context.stores.drafts.deleteClosedBefore(now - CLOSED_DRAFT_TTL_MS);
  return makeDue(now, context, signal);
}

/**
 * Closes the drafts of schedules that were edited, paused or deleted, or whose slot was decided; those that hold follow
 * what would be chosen now.
 */
async function closeInvalid(context: DraftSlotsContext, signal: AbortSignal): Promise<void> {
  const { stores, unitOfWork, shares, log } = context;
  for (let afterId = 0; ;) {
    const page = await stores.drafts.toCheck(afterId, ROWS_PER_PAGE);
    for (const draft of page) {
      const { id, guildId, scheduleId, slot } = draft;
      if (signal.aborted) return;
      if (!isInShare(guildId, shares().guilds)) continue;
      const chosen = await choiceToFollow(draft, { ...stores, index: context.index });
      if (await unitOfWork(transaction => closeUnlessHolds(id, chosen, transaction)))
        log.info('draft_cancelled', { schedule: scheduleId, slot });
    }
    const last = page.at(-1);
    if (!last || page.length < ROWS_PER_PAGE) return;
    afterId = last.id;
  }
}

/** Closes a draft, unless it holds; returns whether it was closed. */
async function closeUnlessHolds(
  id: number,
  chosen: ChosenPapers | undefined,
  {
    drafts,
    papers,
    schedules,
    serverSettings,
  }: Pick<Stores, 'drafts' | 'papers' | 'schedules' | 'serverSettings'>,
): Promise<boolean> {
  const draft = await drafts.get(id);
  if (!draft) return false;
  const { deskChannelId } = await serverSettings.get(draft.guildId);
  if (deskChannelId === null || !draftHolds(draft, await schedules.get(draft.scheduleId)))
    return drafts.close(id, 'cancelled');
  await refreshDraft(draft, chosen, { drafts, papers, schedules });
  await drafts.setChecked(id);
  return false;
}

async function makeDue(now: number, context: DraftSlotsContext, signal: AbortSignal): Promise<number> {
  const { papers, drafts } = context.stores;
  const isIndexComplete = !(await indexProgress({ papers, index: context.index }));
  let made = 0;
  for (let afterId = 0; ;) {
    const page = await drafts.undrafted(now, afterId, ROWS_PER_PAGE);
    for (const slot of page) {
      if (signal.aborted) return made;
      if (await makeDueDraft(slot, isIndexComplete, now, context)) made += 1;
    }
    const last = page.at(-1);
    if (!last || page.length < ROWS_PER_PAGE) return made;
    afterId = last.scheduleId;
  }
}

/** Makes a draft that is due. Returns false if it is not made now: it is looked for again in the next run. */
async function makeDueDraft(
  { scheduleId, deskChannelId }: UndraftedSlot,
  isIndexComplete: boolean,
  now: number,
  context: DraftSlotsContext,
): Promise<boolean> {
  const { stores, shares, log } = context;
  const schedule = await stores.schedules.get(scheduleId);
  if (!schedule || !isInShare(schedule.guildId, shares().guilds)) return false;
  if (!isIndexComplete && needsIndex(schedule)) return false;
  try {
    return await makeDraft(schedule, deskChannelId, now, context);
  } catch (error) {
    // The slot is posted all the same.
    log.error('draft_failed', { schedule: schedule.id, slot: schedule.next.date, error });
    return false;
  }
}

/** Makes the draft of a schedule's next slot. Returns false if the schedule was changed since it was loaded, or has a draft. */
async function makeDraft(
  schedule: Schedule,
  deskChannelId: string,
  now: number,
  { stores, unitOfWork, index, log }: DraftSlotsContext,
): Promise<boolean> {
  const { next } = schedule;
  const { papers, listName } = await chooseForNextSlot(schedule, { ...stores, index });
  const isMade = await unitOfWork(async transaction => {
    const { schedules, drafts, deliveries } = transaction;
    if (!(await isUnchanged(schedule, schedules)) || (await drafts.ofSlot(schedule.id, next.date)))
      return false;
    const draft = await drafts.create({
      scheduleId: schedule.id,
      guildId: schedule.guildId,
      slot: next.date,
      dueAt: next.dueAt,
      specKey: draftSpecKey(schedule),
      listName,
      paperIds: papers.map(paper => paper.id),
    });
    const key = `desk:${schedule.id}:${next.date}:${draft.id}`;
    const nonce = deliveryNonce(key, deskChannelId);
    await deliveries.add({
      key,
      origin: { kind: 'desk', id: `draft:${draft.id}` },
      target: { kind: 'channel', id: deskChannelId },
      guildId: schedule.guildId,
      body: await renderDraft(draft, transaction, nonce),
      nonce,
      paperIds: [],
      format: null,
      listName: null,
      slotDueAt: now,
      expiresAt: next.dueAt,
      createdAt: now,
    });
    return true;
  });
  if (isMade) log.info('draft_made', { schedule: schedule.id, slot: next.date, papers: papers.length });
  return isMade;
}
