import type { Draft } from '../core/schedule/draft.ts';
import { postsNothing } from '../core/schedule/draft-steps.ts';
import type { Schedule } from '../core/schedule/schedule.ts';
import type { Stores, UnitOfWork } from '../core/stores.ts';
import {
  openDraft,
  type ChangeDraftProblem,
  type ChangeDraftResult,
  type DraftCaller,
} from './change-draft.ts';
import { nextOpenSlot } from './next-open-slot.ts';

interface DecideSlotContext {
  readonly unitOfWork: UnitOfWork;
  /** ms since the epoch */
  readonly now: number;
}

/**
 * Why a slot is not posted now: see `ChangeDraftProblem`; or its draft has nothing to post, or an earlier post of its schedule is
 * on its way, which would have the slot skipped.
 */
export type PostNowProblem = ChangeDraftProblem | 'noPapers' | 'onItsWay';

type PostNowResult =
  | { readonly kind: 'draft'; readonly draft: Draft }
  | { readonly kind: 'refused'; readonly problem: PostNowProblem };

/**
 * Makes the slot of a draft due now. It is posted as every slot is, once: another call, or a slot that is decided already,
 * changes nothing.
 */
export async function postDraftNow(
  draftId: number,
  caller: DraftCaller,
  { unitOfWork, now }: DecideSlotContext,
): Promise<PostNowResult> {
  return unitOfWork(async stores => {
    const { result, schedule } = await openSlot(draftId, caller, stores);
    if (result.kind === 'refused' || !schedule) return result;
    if (postsNothing(result.draft, schedule)) return { kind: 'refused', problem: 'noPapers' };
    if (await stores.deliveries.isBusy(schedule.id)) return { kind: 'refused', problem: 'onItsWay' };
    await stores.schedules.advance(schedule.id, {
      date: schedule.next.date,
      dueAt: Math.min(now, schedule.next.dueAt),
    });
    return result;
  });
}

/** Skips the slot of a draft: it posts nothing, and the schedule goes on with the slot after it. */
export async function skipDraftSlot(
  draftId: number,
  caller: DraftCaller & { readonly userId: string },
  { unitOfWork, now }: DecideSlotContext,
): Promise<ChangeDraftResult> {
  return unitOfWork(async stores => {
    const { result, schedule } = await openSlot(draftId, caller, stores);
    if (!schedule) return result;
    const { schedules, drafts } = stores;
    await schedules.recordOutcome(schedule.id, schedule.next.date, 'skipped_by_curator', now);
    await schedules.advance(schedule.id, await nextOpenSlot(schedule, now, schedules));
    await drafts.skip(draftId, caller.userId);
    return result;
  });
}

/** Returns the open draft of the next slot of its schedule, and the schedule; without that if it cannot be decided. */
async function openSlot(
  draftId: number,
  caller: DraftCaller,
  stores: Pick<Stores, 'drafts' | 'schedules' | 'serverSettings'>,
): Promise<{ readonly result: ChangeDraftResult; readonly schedule?: Schedule }> {
  const result = await openDraft(draftId, caller, stores);
  if (result.kind === 'refused') return { result };
  const schedule = await stores.schedules.get(result.draft.scheduleId);
  return schedule && isNext(result.draft, schedule)
    ? { result, schedule }
    : { result: { kind: 'refused', problem: 'closed' } };
}

function isNext({ slot }: Draft, { pausedReason, next }: Schedule): boolean {
  return pausedReason === null && next.date === slot;
}
