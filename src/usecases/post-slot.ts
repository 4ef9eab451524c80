import type { Delivery } from '../core/schedule/delivery.ts';
import type { Paper } from '../core/paper/paper.ts';
import type { Schedule, Slot, SlotOutcome } from '../core/schedule/schedule.ts';
import type { PaperIndex } from '../core/search/search.ts';
import type { UnitOfWork } from '../core/stores.ts';
import { digest, digestNote } from '../views/schedule/digest.ts';
import { digestHeading, emptyText } from '../views/schedule/digest-heading.ts';
import { choosePapers, type Choice } from './choose-papers.ts';
import { deliveryNonce } from './nonce.ts';

export interface SlotPost {
  /** `YYYY-MM-DD`, or `run:<interaction id>` for a post made by hand. */
  readonly slot: string;
  /** The local date whose papers are shown. */
  readonly day: string;
  /** The slot that comes after it; left out when the post uses up no slot. */
  readonly next?: Slot;
  /** When it was due (ms), where it comes so late that readers should know. */
  readonly lateSince?: number;
}

/** A decided slot: what it came to, and its delivery if there is something to post. */
export interface DecidedSlot {
  readonly outcome: SlotOutcome;
  readonly delivery?: Delivery;
}

/**
 * Decides a slot in one transaction: chooses its papers, writes the delivery with its body and nonce frozen, records
 * the papers as given to the channel, and moves the schedule on. Answers `undefined` if the slot was decided before;
 * then only the schedule is moved on.
 */
export async function postSlot(
  schedule: Schedule,
  post: SlotPost,
  using: { unitOfWork: UnitOfWork; index: PaperIndex; now: number },
): Promise<DecidedSlot | undefined> {
  const { index, now, unitOfWork } = using;
  return unitOfWork(async stores => {
    if (post.next) await stores.schedules.advance(schedule.id, post.next);
    const choice = await choosePapers(schedule, { day: post.day, now }, { papers: stores.papers, index });
    const outcome = outcomeOf(choice.papers, schedule);
    if (!(await stores.schedules.decide(schedule.id, post.slot, outcome, now))) return undefined;
    if (outcome === 'empty') return { outcome };

    const key = `${schedule.id}:${post.slot}:0`;
    const nonce = deliveryNonce(key, schedule.channelId);
    const paperIds = choice.papers.map(paper => paper.id);
    const delivery = await stores.deliveries.add({
      key,
      scheduleId: schedule.id,
      channelId: schedule.channelId,
      body: render(schedule, choice, nonce, post.lateSince),
      nonce,
      paperIds,
      createdAt: now,
    });
    await stores.channelHistory.give(schedule.channelId, paperIds, delivery.id, now);
    return { outcome, delivery };
  });
}

function outcomeOf(papers: readonly Paper[], schedule: Schedule): SlotOutcome {
  if (papers.length > 0) return 'posted';
  return schedule.empty === 'note' ? 'noted' : 'empty';
}

function render(
  schedule: Schedule,
  { papers, listDay }: Choice,
  nonce: string,
  lateSince: number | undefined,
) {
  const heading = digestHeading(schedule, listDay);
  if (papers.length === 0) return digestNote({ heading, text: emptyText(schedule), nonce });
  return digest({ heading, papers, nonce, ...(lateSince === undefined ? {} : { lateSince }) });
}
