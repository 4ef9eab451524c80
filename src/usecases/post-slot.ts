import type { Delivery } from '../core/delivery/delivery.ts';
import type { Paper } from '../core/paper/paper.ts';
import type { Schedule, Slot, SlotOutcome } from '../core/schedule/schedule.ts';
import type { PaperIndex } from '../core/search/search.ts';
import type { UnitOfWork } from '../core/stores.ts';
import { addDeliveries } from './add-deliveries.ts';
import { choosePapers } from './choose-papers.ts';

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

/** The outcome of a slot, and its messages in their order; none if there is nothing to post. */
export interface SlotResult {
  readonly outcome: SlotOutcome;
  readonly deliveries: readonly Delivery[];
}

/**
 * Decides a slot in one transaction: chooses its papers, writes its deliveries with body and nonce frozen, records
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
    if (outcome === 'empty') return { outcome, deliveries: [] };

    const { slot, dueAt, expiresAt, lateSince } = options;
    const deliveries = await addDeliveries(
      schedule,
      chosen,
      { slot, dueAt, expiresAt, lateSince, now },
      stores,
    );
    return { outcome, deliveries };
  });
}

function outcomeOf(papers: readonly Paper[], schedule: Schedule): SlotOutcome {
  if (papers.length > 0) return 'posted';
  return schedule.empty === 'note' ? 'noted' : 'empty';
}
