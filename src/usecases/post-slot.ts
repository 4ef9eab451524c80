import { deliveryKey, type Delivery } from '../core/schedule/delivery.ts';
import type { Paper } from '../core/paper/paper.ts';
import type { Schedule, Slot, SlotOutcome } from '../core/schedule/schedule.ts';
import type { PaperIndex } from '../core/search/search.ts';
import type { UnitOfWork } from '../core/stores.ts';
import { choosePapers } from './choose-papers.ts';
import { deliveryNonce } from './nonce.ts';
import { renderDigest } from './render-digest.ts';

/** The slot to decide. */
export interface PostSlotOptions {
  /** `YYYY-MM-DD`, or `run:<interaction id>` for a manual run. */
  readonly slot: string;
  /** The local date whose papers are shown. */
  readonly day: string;
  /** The slot that comes after it; left out for a manual run, which uses up no slot. */
  readonly next?: Slot;
  /** When it was due, or the manual run was requested, ms since the epoch. */
  readonly dueAt: number;
  /** After this instant it is not posted any more, ms since the epoch. */
  readonly expiresAt: number;
  /** `dueAt` if the post says that it is late. */
  readonly lateSince?: number | undefined;
}

/** The outcome of a slot, and its delivery if there is something to post. */
export interface SlotResult {
  readonly outcome: SlotOutcome;
  readonly delivery?: Delivery;
}

/**
 * Decides a slot in one transaction: chooses its papers, writes the delivery with its body and nonce frozen, records
 * the papers as given to the channel, and advances the schedule. Returns `undefined` if the slot was decided before;
 * then only the schedule is advanced.
 */
export async function postSlot(
  schedule: Schedule,
  options: PostSlotOptions,
  context: { unitOfWork: UnitOfWork; index: PaperIndex; now: number },
): Promise<SlotResult | undefined> {
  const { index, now, unitOfWork } = context;
  return unitOfWork(async stores => {
    if (options.next) await stores.schedules.advance(schedule.id, options.next);
    const chosen = await choosePapers(schedule, { day: options.day, now }, { papers: stores.papers, index });
    const outcome = outcomeOf(chosen.papers, schedule);
    if (!(await stores.schedules.recordOutcome(schedule.id, options.slot, outcome, now))) return undefined;
    if (outcome === 'empty') return { outcome };

    const key = deliveryKey(schedule.id, options.slot);
    const nonce = deliveryNonce(key, schedule.channelId);
    const paperIds = chosen.papers.map(paper => paper.id);
    const delivery = await stores.deliveries.add({
      key,
      scheduleId: schedule.id,
      channelId: schedule.channelId,
      body: renderDigest(schedule, chosen, { nonce, lateSince: options.lateSince }),
      nonce,
      paperIds,
      listDay: chosen.listDay,
      slotDueAt: options.dueAt,
      expiresAt: options.expiresAt,
      createdAt: now,
    });
    await stores.channelHistory.reserve(schedule.channelId, paperIds, delivery.id, now);
    return { outcome, delivery };
  });
}

function outcomeOf(papers: readonly Paper[], schedule: Schedule): SlotOutcome {
  if (papers.length > 0) return 'posted';
  return schedule.empty === 'note' ? 'noted' : 'empty';
}
