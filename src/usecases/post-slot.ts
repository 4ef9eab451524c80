import type { Delivery } from '../core/schedule/delivery.ts';
import type { Paper } from '../core/paper/paper.ts';
import type { Schedule, Slot, SlotOutcome } from '../core/schedule/schedule.ts';
import type { PaperIndex } from '../core/search/search.ts';
import type { UnitOfWork } from '../core/stores.ts';
import { digest, digestNote } from '../views/schedule/digest.ts';
import { digestHeading, emptyDigestText } from '../views/schedule/digest-heading.ts';
import { choosePapers, type ChosenPapers } from './choose-papers.ts';
import { deliveryNonce } from './nonce.ts';

/** The slot to decide. */
export interface PostSlotOptions {
  /** `YYYY-MM-DD`, or `run:<interaction id>` for a manual run. */
  readonly slot: string;
  /** The local date whose papers are shown. */
  readonly day: string;
  /** The slot that comes after it; left out for a manual run, which uses up no slot. */
  readonly next?: Slot;
  /** When it was due, ms since the epoch, if the post says that it is late. */
  readonly lateSince?: number;
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

    const key = `${schedule.id}:${options.slot}:0`;
    const nonce = deliveryNonce(key, schedule.channelId);
    const paperIds = chosen.papers.map(paper => paper.id);
    const delivery = await stores.deliveries.add({
      key,
      scheduleId: schedule.id,
      channelId: schedule.channelId,
      body: renderDigest(schedule, chosen, nonce, options.lateSince),
      nonce,
      paperIds,
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

function renderDigest(
  schedule: Schedule,
  { papers, listDay }: ChosenPapers,
  nonce: string,
  lateSince: number | undefined,
) {
  const heading = digestHeading(schedule, listDay);
  if (papers.length === 0) return digestNote({ heading, text: emptyDigestText(schedule), nonce });
  return digest({ heading, papers, nonce, ...(lateSince === undefined ? {} : { lateSince }) });
}
