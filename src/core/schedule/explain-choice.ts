import type { PostedMessage } from '../message/posted.ts';
import type { Submission } from '../submission/submission.ts';
import type { PartialDate } from '../time/partial-date.ts';
import type { LocalDate, RepeatAfter, ScheduleFilter, Slot } from './schedule.ts';

/** What is known about one paper at the next slot of a schedule. Instants in ms since the epoch. */
export interface ChoiceFacts {
  /** When it was added to the corpus, if that is known. */
  readonly addedAt?: number | undefined;
  readonly publishedAt: PartialDate | null;
  /** Days on which a source had it on its daily list, ascending. */
  readonly listedOn: readonly string[];
  readonly isWithdrawn: boolean;
  /** The list that the slot posts from, and the paper's place on it from 1; `null` for the archive. */
  readonly list: { readonly name: string | null; readonly place: number | null } | null;
  /** Who submitted it, if its server has it on a list of the last days: a slot posts such papers first. */
  readonly submission?: Pick<Submission, 'submittedBy' | 'decidedBy' | 'day'> | undefined;
  /** How its text fits the query of the schedule; `undefined` without a query. */
  readonly words?: WordFacts | undefined;
  /** The other filters that the schedule has. */
  readonly filters: readonly FilterFacts[];
  /** Its newest post in the channel of the schedule. */
  readonly post?: ChannelPost | undefined;
  /** Whether it was posted there, or is about to be, too recently to be posted again. */
  readonly isBlocked: boolean;
  /** Its place among the papers that may be posted, from 1; `null` if it is none of them, or not among the first. */
  readonly rank: number | null;
  /** How many papers may be posted; with `isMore`, only the first were counted. */
  readonly candidates: { readonly count: number; readonly isMore: boolean };
  /** Whether curators have changed the draft of the slot, and so decide what it posts. */
  readonly draft?: { readonly hasPaper: boolean } | undefined;
  /** The last slot, if a curator skipped it. */
  readonly skipped?: SkippedSlot | undefined;
}

/** A slot that a curator skipped. */
export interface SkippedSlot {
  readonly date: LocalDate;
  /** `null` if that is not known any more. */
  readonly by: string | null;
  /** Whether it would have posted the paper. */
  readonly hadPaper: boolean;
}

/** A message that shows a paper. */
export type ChannelPost = Pick<PostedMessage, 'guildId' | 'channelId' | 'messageId' | 'postedAt'>;

/** How the text of a paper fits a query. */
export interface WordFacts {
  readonly query: string;
  readonly found: readonly string[];
  readonly missing: readonly string[];
  /** Its score and the best one of the corpus; `null` if the query does not find it. */
  readonly score: { readonly own: number; readonly best: number } | null;
  readonly fits: boolean;
}

/** A filter of a schedule. */
export interface FilterFacts {
  readonly name: Exclude<keyof ScheduleFilter, 'query'>;
  readonly wanted: string;
  readonly fits: boolean;
}

/** The settings of a schedule that the reasoning is about. */
export interface ChoiceSettings {
  readonly count: number;
  readonly repeat: RepeatAfter;
  readonly isPaused: boolean;
  readonly next: Slot;
}

/** A step of the explanation; one that does not pass keeps the paper from being posted. */
export interface ChoiceStep {
  readonly kind:
    | 'corpus'
    | 'submitted'
    | 'list'
    | 'words'
    | FilterFacts['name']
    | 'posted'
    | 'rank'
    | 'draft'
    | 'paused';
  readonly passes: boolean;
}

/** When a paper can be posted. */
export type NextChance =
  /** At the next slot. */
  | { readonly kind: 'next' }
  /** At the slot of that number from the next one (1), as papers before it are posted. */
  | { readonly kind: 'slot'; readonly number: number }
  /** After the end of the time in which a posted paper is not repeated, ms since the epoch; `null` if that is not known. */
  | { readonly kind: 'repeat'; readonly days: number; readonly after: number | null }
  /** Once it is on a list that a slot posts from. */
  | { readonly kind: 'list' }
  /** When the schedule is resumed. */
  | { readonly kind: 'resume' }
  /** Not unless the schedule, the draft or the paper changes. */
  | { readonly kind: 'none' };

/** Why a schedule posts a paper at its next slot or not. */
export interface ChoiceExplanation {
  readonly steps: readonly ChoiceStep[];
  readonly isPosted: boolean;
  readonly chance: NextChance;
}

/** Explains, in the order in which papers are chosen, why a paper is posted at the next slot or not, and its next chance. */
export function explainChoice(facts: ChoiceFacts, settings: ChoiceSettings): ChoiceExplanation {
  const { list, submission, words, filters, isBlocked, rank, draft } = facts;
  const isRanked = rank !== null && rank <= settings.count;
  // What may be posted has passed all filters: those of submitted papers are fewer.
  const fitsAll = rank !== null;
  const steps: readonly (ChoiceStep | false)[] = [
    { kind: 'corpus', passes: !facts.isWithdrawn },
    submission !== undefined && { kind: 'submitted', passes: true },
    // A submitted paper need not be on the list.
    list !== null &&
      !(submission && list.place === null) && { kind: 'list', passes: fitsAll || list.place !== null },
    words !== undefined && { kind: 'words', passes: fitsAll || words.fits },
    ...filters.map(({ name, fits }) => ({ kind: name, passes: fitsAll || fits })),
    { kind: 'posted', passes: !isBlocked },
    draft === undefined ? { kind: 'rank', passes: isRanked } : { kind: 'draft', passes: draft.hasPaper },
    settings.isPaused && { kind: 'paused', passes: false },
  ];
  const shown = steps.filter(step => step !== false);
  const isPosted = !settings.isPaused && (draft?.hasPaper ?? isRanked);
  return { steps: shown, isPosted, chance: nextChance(facts, settings, isPosted) };
}

function nextChance(facts: ChoiceFacts, settings: ChoiceSettings, isPosted: boolean): NextChance {
  const { list, words, filters, post, isBlocked, rank, isWithdrawn } = facts;
  if (isPosted) return { kind: 'next' };
  const isUnfit = words?.fits === false || filters.some(({ fits }) => !fits);
  if (isWithdrawn || isUnfit) return { kind: 'none' };
  if (isBlocked) {
    if (settings.repeat === 'never') return { kind: 'none' };
    const days = settings.repeat === '7d' ? 7 : 30;
    return { kind: 'repeat', days, after: post?.postedAt ?? null };
  }
  if (settings.isPaused) return { kind: 'resume' };
  if (rank !== null) return { kind: 'slot', number: Math.max(2, Math.ceil(rank / settings.count)) };
  return list?.place === null ? { kind: 'list' } : { kind: 'none' };
}
