import type { Delivery } from '../core/delivery/delivery.ts';
import type { Chart } from '../core/chart/chart.ts';
import type { Paper } from '../core/paper/paper.ts';
import type { Schedule, Slot } from '../core/schedule/schedule.ts';
import type { SlotOutcome } from '../core/schedule/schedule-store.ts';
import type { PaperIndex } from '../core/search/search.ts';
import type { Stores, UnitOfWork } from '../core/stores.ts';
import type { Draft } from '../core/schedule/draft.ts';
import { addDeliveries } from './add-deliveries.ts';
import { arrangeDigest } from './arrange-digest.ts';
import { choosePapers, type ChosenPapers } from './choose-papers.ts';
import { isAnyGiven } from './given-papers.ts';
import { choiceToFollow, isNewerChoice, refreshDraft } from './current-choice.ts';
import { changedDraft, papersOfDraft } from './draft-papers.ts';
import { paperRemarks } from './paper-remarks.ts';
import { weekThemes } from './week-themes.ts';
import { isUnchanged } from './unchanged-schedule.ts';

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
  /** When it was due by its schedule, if `dueAt` is later because it waited for a feed. */
  readonly slotAt?: number | undefined;
  /** After this instant it is not posted any more, ms since the epoch. */
  readonly expiresAt: number;
  /** `dueAt` if the post says that it is late. */
  readonly lateSince?: number | undefined;
  /** The role that its first message mentions. */
  readonly roleId?: string | undefined;
}

/** What a slot is decided from. */
export interface PostSlotContext {
  readonly stores: Pick<
    Stores,
    | 'papers'
    | 'channelHistory'
    | 'schedules'
    | 'serverTrends'
    | 'serverSettings'
    | 'submissions'
    | 'drafts'
    | 'posted'
  >;
  readonly unitOfWork: UnitOfWork;
  readonly index: PaperIndex;
  /** ms since the epoch */
  readonly now: number;
}

/** The outcome of a slot, and its messages in their order; none if there is nothing to post. */
export interface SlotResult {
  readonly outcome: SlotOutcome;
  readonly deliveries: readonly Delivery[];
}

/**
 * Decides a slot: chooses its papers, then in one transaction writes its deliveries with body and nonce frozen, records the
 * papers as given to the channel, and advances the schedule. Returns `undefined` if the slot was decided before; then only
 * the schedule is advanced. If the schedule was changed, paused or deleted while its papers were chosen, nothing is done: the
 * next run decides by what it is now.
 */
export async function postSlot(
  schedule: Schedule,
  options: PostSlotOptions,
  context: PostSlotContext,
): Promise<SlotResult | undefined> {
  const { stores, index, now } = context;
  const since = await stores.schedules.lastChosenDate(schedule.id);
  const chart = await weekThemes(schedule, options.day, { ...stores, index });
  for (;;) {
    const draft = options.next && (await changedDraft(schedule, options.slot, stores));
    const newer = draft && (await newerChoice(draft, context));
    if (draft && newer && (await follow(draft, newer, context))) continue;
    const chosen = draft
      ? { ...(await papersOfDraft(draft, schedule, now, stores)), ...(newer && { listName: newer.listName }) }
      : await arrangeDigest(
          schedule,
          await choosePapers(schedule, { day: options.day, now, since }, { ...stores, index }),
          { ...stores, index },
        );
    const result = await storeSlot(schedule, options, { ...chosen, draft, chart }, context);
    // A manual run may have given the channel the same papers while they were chosen, a curator changed the draft.
    if (result !== 'chooseAgain') return result;
  }
}

async function storeSlot(
  schedule: Schedule,
  options: PostSlotOptions,
  {
    draft,
    chart,
    ...chosen
  }: ChosenPapers & { readonly draft: Draft | undefined; readonly chart: Chart | null },
  { unitOfWork, now }: PostSlotContext,
): Promise<SlotResult | 'chooseAgain' | undefined> {
  return unitOfWork(async stores => {
    const ids = chosen.papers.map(paper => paper.id);
    if (await isAnyGiven(schedule, ids, now, stores.channelHistory)) return 'chooseAgain';
    if (options.next) {
      const current = await changedDraft(schedule, options.slot, stores);
      if (current?.revision !== draft?.revision) return 'chooseAgain';
      if (!(await isUnchanged(schedule, stores.schedules))) return undefined;
      await stores.schedules.advance(schedule.id, options.next);
    }
    const outcome = outcomeOf(chosen.papers, schedule);
    if (!(await stores.schedules.recordOutcome(schedule.id, options.slot, outcome, now))) return undefined;
    if (options.next) await closeDraft(schedule.id, options.slot, stores);
    if (outcome === 'empty') return { outcome, deliveries: [] };
    // Those of the same channel may have papers that are posted now.
    await stores.drafts.recheckUntouched(schedule.guildId);

    const { slot, dueAt, slotAt, expiresAt, lateSince, roleId } = options;
    const timing = { slot, dueAt, slotAt, expiresAt, lateSince, roleId, chart, now };
    const remarks = await paperRemarks(schedule, { day: options.day, paperIds: ids, draft }, stores);
    const deliveries = await addDeliveries(schedule, { ...chosen, remarks }, timing, stores);
    return { outcome, deliveries };
  });
}

/**
 * Returns what a draft that curators changed has from a newer daily list; `undefined` without one, and for a draft that is posted
 * before its time: curators see what they post then.
 */
async function newerChoice(
  draft: Draft,
  { stores, index, now }: Pick<PostSlotContext, 'stores' | 'index' | 'now'>,
): Promise<ChosenPapers | undefined> {
  if (now < draft.dueAt) return undefined;
  const chosen = await choiceToFollow(draft, { ...stores, index });
  return chosen && isNewerChoice(draft, chosen) ? chosen : undefined;
}

/** Has a draft follow what was chosen, unless it does already. Returns whether it was changed. */
async function follow(
  { id, revision }: Draft,
  chosen: ChosenPapers,
  { unitOfWork }: Pick<PostSlotContext, 'unitOfWork'>,
): Promise<boolean> {
  return unitOfWork(async transaction => {
    const current = await transaction.drafts.get(id);
    return current !== undefined && (await refreshDraft(current, chosen, transaction)).revision !== revision;
  });
}

/** Ends the draft of a slot that was decided, changed or not. */
async function closeDraft(
  scheduleId: number,
  slot: string,
  { drafts }: Pick<Stores, 'drafts'>,
): Promise<void> {
  const draft = await drafts.ofSlot(scheduleId, slot);
  if (draft) await drafts.close(draft.id, 'posted');
}

function outcomeOf(papers: readonly Paper[], schedule: Schedule): SlotOutcome {
  if (papers.length > 0) return 'posted';
  return schedule.empty === 'note' ? 'noted' : 'empty';
}
