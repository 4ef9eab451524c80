import type { Discussion } from '../../core/discussion/discussions.ts';
import { SendError } from '../../core/delivery/sender.ts';
import { isManualRun, scheduleIdOf, type Delivery } from '../../core/delivery/delivery.ts';
import { shownLayout } from '../../core/schedule/layout-marks.ts';
import type { Schedule } from '../../core/schedule/schedule.ts';
import type { PaperId } from '../../core/paper/paper.ts';
import type { Stores } from '../../core/stores.ts';
import { localDate } from '../../core/time/calendar.ts';
import { addPauseNotice, type PauseNoticeOptions } from '../../usecases/add-pause-notice.ts';
import { paperRemarks } from '../../usecases/paper-remarks.ts';
import { nextOpenSlot } from '../../usecases/next-open-slot.ts';
import { renderPart } from '../../usecases/render-part.ts';
import { mentionsRole } from '../../views/schedule/slot-line.ts';
import { formOf, type CancelReason } from '../delivery-step.ts';
import { isLate } from '../due-slots.ts';
import { isRefusedForLong } from '../refused-slots.ts';
import type { OriginPolicy, PrepareContext, RecordContext } from './origin-policy.ts';
import { postedPaperIds } from './posted-paper-ids.ts';

/** Slots of schedules. A schedule is paused when its channel is gone, or has refused its posts for long. */
export const scheduleOrigin: OriginPolicy = {
  async prepare(delivery, context) {
    const schedule = await scheduleOf(delivery, context.stores);
    const why = cancelReason(delivery, schedule, context.now);
    if (why) return { cancelled: why };
    if (schedule && !context.channelAccess.mayPost(schedule.guildId, delivery.target.id))
      throw new SendError('forbidden', 'the bot may not post in this channel');
    const body = schedule && (await currentBody(delivery, schedule, context));
    return body === undefined ? { cancelled: 'papersRemoved' } : { body };
  },

  async recordSent(delivery, { messageId, customIds }, { stores, now }) {
    const schedule = await scheduleOf(delivery, stores);
    const paperIds = await postedPaperIds(delivery, { messageId, customIds }, stores);
    await stores.posted.remember({
      messageId,
      channelId: delivery.channelId ?? delivery.target.id,
      // For a message that is found after its schedule was deleted, only the channel is known.
      guildId: schedule?.guildId ?? null,
      kind: delivery.format ?? 'digest',
      paperIds,
      postedAt: now,
      reactionEmoji: delivery.reactionEmoji,
    });
    if (paperIds !== delivery.shownIds) {
      await stores.channelHistory.release(delivery.id);
      await stores.channelHistory.reserve(delivery.target.id, paperIds, delivery.id, now);
    }
    if (!schedule) return;
    const { slot, target } = delivery;
    const channelId = delivery.channelId ?? target.id;
    if (slot !== null && !isManualRun(slot))
      await stores.drafts.setPost(schedule.id, slot, { channelId, messageId });
    const refused = await stores.schedules.forgetRefusedSlots(schedule.id);
    const isPausedByBot = schedule.pausedReason !== null && schedule.pausedBy === null;
    if (refused > 0 && isPausedByBot && isManualRun(delivery.slot)) {
      await stores.schedules.resume(schedule.id, await nextOpenSlot(schedule, now, stores.schedules));
    }
  },

  async recordFailed(delivery, { effect, problem }, context) {
    const { stores } = context;
    const schedule = await scheduleOf(delivery, stores);
    if (!schedule || schedule.pausedReason !== null) return false;
    // An edit may have given the schedule another channel since.
    if (delivery.target.id !== schedule.channelId) return false;
    if (effect === 'pause') {
      await pause(schedule, { problem, resumesWithAccess: false }, context);
      return true;
    }
    // A slot counts once, however many messages it has.
    if (effect !== 'countRefusal' || isManualRun(delivery.slot) || delivery.part > 0) return false;
    return countRefusal(schedule, problem, context);
  },

  async recordSkippedLate(delivery, { stores }) {
    const { slot } = delivery;
    const scheduleId = scheduleIdOf(delivery);
    if (scheduleId === undefined || slot === null) return;
    if (await stores.deliveries.hasPosted(scheduleId, slot)) return;
    await stores.schedules.changeOutcome(scheduleId, slot, 'skipped_late');
  },
};

async function scheduleOf(
  delivery: Delivery,
  { schedules }: Pick<Stores, 'schedules'>,
): Promise<Schedule | undefined> {
  const id = scheduleIdOf(delivery);
  return id === undefined ? undefined : schedules.get(id);
}

function cancelReason(
  { slot, expiresAt }: Delivery,
  schedule: Schedule | undefined,
  now: number,
): CancelReason | undefined {
  if (!schedule) return 'scheduleDeleted';
  if (schedule.pausedReason !== null && !isManualRun(slot)) return 'schedulePaused';
  return now > expiresAt ? 'late' : undefined;
}

/**
 * Returns the body to send: the one of the delivery, unless it has become late or was refused since that was rendered, or its
 * paper is discussed. A new one is stored before it is sent. `undefined` if there is no paper left to show.
 */
async function currentBody(
  delivery: Delivery,
  schedule: Schedule,
  context: PrepareContext,
): Promise<string | undefined> {
  const { stores, now } = context;
  const { paperIds, slotDueAt, createdAt, refusals } = delivery;
  const isLateNow = isLate(slotDueAt, now);
  const isRenderedSo = refusals === 0 && isLateNow === isLate(slotDueAt, createdAt);
  const discussion = await discussionElsewhere(delivery, schedule, context);
  if (isRenderedSo && !discussion) return delivery.body;
  const form = formOf(refusals, paperIds.length);
  const papers = await stores.papers.getMany(paperIds.filter((_, position) => position !== form?.leftOut));
  if (papers.length === 0 && paperIds.length > 0) return undefined;
  const { roleId } = schedule;
  const rendered = renderPart(schedule, delivery, papers, {
    isPlain: form?.isPlain ?? false,
    lateSince: isLateNow ? slotDueAt : undefined,
    roleId: roleId !== null && mentionsRole(delivery.body, roleId) ? roleId : undefined,
    isContinued: delivery.afterId !== null,
    remarks: await remarksOf(delivery, schedule, stores),
    discussion,
    layout: delivery.layout
      ? shownLayout(delivery.layout, paperIds, new Set(papers.map(paper => paper.id)))
      : undefined,
    style: { ...(await stores.serverSettings.get(schedule.guildId)), ...delivery.reactionEmoji },
  });
  const body = JSON.stringify(rendered);
  await stores.deliveries.setBody(
    delivery,
    body,
    papers.map(paper => paper.id),
  );
  return body;
}

/** Returns the discussion that the paper of a post in a forum has already, if all who see the post may know of it. */
async function discussionElsewhere(
  { target, paperIds }: Delivery,
  { guildId }: Schedule,
  { stores, channelAccess }: PrepareContext,
): Promise<Discussion | undefined> {
  const [paperId] = paperIds;
  if (target.kind !== 'forum' || paperId === undefined) return undefined;
  const discussion = (await stores.discussions.of(guildId, [paperId])).get(paperId);
  if (!discussion || discussion.threadId === null) return undefined;
  const { channelId } = discussion;
  return channelId === target.id || channelAccess.isOpenToAll(channelId) ? discussion : undefined;
}

/** Returns what the delivery says about its papers beside their own fields. */
async function remarksOf(
  { slot, createdAt, paperIds }: Delivery,
  schedule: Schedule,
  stores: PrepareContext['stores'],
): Promise<ReadonlyMap<PaperId, string>> {
  const isSlot = slot !== null && !isManualRun(slot);
  const draft = isSlot ? await stores.drafts.postedOf(schedule.id, slot) : undefined;
  const day = isSlot ? slot : localDate(createdAt, schedule.timezone);
  return paperRemarks(
    schedule,
    { day, paperIds, draft: draft?.isTouched === true ? draft : undefined },
    stores,
  );
}

/** Counts a slot that could not be posted, and pauses the schedule after several; returns whether it did. */
async function countRefusal(schedule: Schedule, problem: string, context: RecordContext): Promise<boolean> {
  const { id, guildId, channelId } = schedule;
  const { stores, channelAccess, now } = context;
  if (!isRefusedForLong(await stores.schedules.countRefusedSlot(id, now), now)) return false;
  // By a permission that is known to be missing, its return is noticed too; else by a manual run that succeeds.
  const missing = channelAccess.missing(guildId, channelId);
  await pause(schedule, { problem, resumesWithAccess: missing?.length !== 0 }, context);
  return true;
}

/** Pauses a schedule, and adds a notice for the admins of its server to the outbox. */
async function pause(schedule: Schedule, options: PauseNoticeOptions, context: RecordContext): Promise<void> {
  const { problem, resumesWithAccess } = options;
  await context.stores.schedules.pause(schedule.id, problem, { resumesWithAccess });
  await addPauseNotice(schedule, options, context);
}
