import type { MessageBody } from '../../core/message/message-body.ts';
import type { Paper } from '../../core/paper/paper.ts';
import type {
  ChoiceExplanation,
  ChoiceFacts,
  ChoiceStep,
  NextChance,
  SkippedSlot,
  WordFacts,
} from '../../core/schedule/explain-choice.ts';
import type { Schedule } from '../../core/schedule/schedule.ts';
import { BLUE, container, message, textDisplay } from '../format/components.ts';
import { escapeText } from '../format/escape.ts';
import { fitText } from '../format/fit-text.ts';
import { formatDate } from '../format/format-date.ts';
import { joinParts } from '../format/join-parts.ts';
import { messageLink } from '../format/message-link.ts';
import { exactTime, relativeTime } from '../format/relative-time.ts';
import { memberMention } from '../format/shared-by.ts';
import { plainTitle } from '../paper/paper-title.ts';
import { scheduleLabel } from './schedule-name.ts';

const MAX_TITLE_LENGTH = 150;
const MAX_VALUE_WEIGHT = 120;
const MAX_LISTED_DAYS = 3;

/** What an explanation of a choice shows. Instants in ms since the epoch. */
export interface ChoiceExplanationOptions {
  readonly paper: Paper;
  readonly facts: ChoiceFacts;
  readonly explanation: ChoiceExplanation;
  /** When the next slot is due. */
  readonly dueAt: number;
  /** When the slot of `NextChance` is due, if it is one. */
  readonly chanceAt?: number | undefined;
}

/** Returns, step by step, why a schedule posts a paper at its next slot or not. */
export function choiceExplanation(schedule: Schedule, options: ChoiceExplanationOptions): MessageBody {
  const { paper, facts, explanation, dueAt } = options;
  const title = escapeText(plainTitle(paper, MAX_TITLE_LENGTH));
  const lines = [
    `### ${title}`,
    `${explanation.isPosted ? 'Will be posted' : 'Not posted'} by ${scheduleLabel(schedule)} at ${timeText(dueAt)}, as things are now.`,
    ...explanation.steps.map(
      step => `${step.passes ? '✅' : '❌'} ${STEP_TEXTS[step.kind](schedule, options)}`,
    ),
    ...(facts.skipped === undefined ? [] : [skippedText(facts.skipped)]),
    `**Next chance**: ${chanceText(explanation.chance, options)}`,
  ];
  return message(container(BLUE, [textDisplay(lines.join('\n'))]));
}

const FILTER_NAMES = {
  category: 'Category',
  author: 'Author',
  organization: 'Organization',
  minVotes: 'Minimum of votes',
} as const;

type StepText = (schedule: Schedule, options: ChoiceExplanationOptions) => string;

const filterStep =
  (name: keyof typeof FILTER_NAMES): StepText =>
  (_schedule, { facts, paper }) =>
    filterText(name, facts, paper);

const STEP_TEXTS: Readonly<Record<ChoiceStep['kind'], StepText>> = {
  corpus: (_schedule, { facts }) => corpusText(facts),
  submitted: (_schedule, { facts }) => submittedText(facts),
  list: (_schedule, { facts }) => listText(facts),
  words: (_schedule, { facts }) => (facts.words ? wordsText(facts.words) : 'No query'),
  category: filterStep('category'),
  author: filterStep('author'),
  organization: filterStep('organization'),
  minVotes: filterStep('minVotes'),
  posted: (schedule, { facts }) => postedText(facts, schedule),
  rank: (schedule, { facts }) => rankText(facts, schedule),
  draft: (_schedule, { facts }) =>
    `The draft on the curator's desk ${facts.draft?.hasPaper === true ? 'has it' : 'does not have it'}`,
  paused: ({ pausedReason }) =>
    `The schedule is paused: ${fitText(pausedReason ?? '', MAX_VALUE_WEIGHT, escapeText)}`,
};

function corpusText({ addedAt, publishedAt, listedOn, isWithdrawn }: ChoiceFacts): string {
  if (isWithdrawn) return 'In the corpus, but withdrawn: withdrawn papers are not posted';
  const days = listedOn.slice(-MAX_LISTED_DAYS).map(day => formatDate(day) ?? day);
  return joinParts([
    addedAt === undefined ? 'In the corpus' : `In the corpus since ${exactTime(addedAt)}`,
    publishedAt === null ? 'without a date' : `published ${formatDate(publishedAt) ?? ''}`,
    days.length === 0 ? 'on no daily list' : `on the daily lists of ${days.join(', ')}`,
  ]);
}

function submittedText({ submission }: ChoiceFacts): string {
  const { submittedBy = '', decidedBy = null, day = null } = submission ?? {};
  const curator =
    decidedBy === null || decidedBy === submittedBy ? undefined : `accepted by ${memberMention(decidedBy)}`;
  return joinParts([
    `Submitted by ${memberMention(submittedBy)} for the list of ${formatDate(day ?? '') ?? 'these days'}`,
    curator,
    'submitted papers come first',
  ]);
}

function listText({ list }: ChoiceFacts): string {
  const name = fitText(list?.name ?? '', MAX_VALUE_WEIGHT, escapeText);
  return list?.place === null || list === null
    ? `Not on the list that is posted (${name})`
    : `No ${list.place} on the list that is posted (${name})`;
}

function wordsText({ query, found, missing, score }: WordFacts): string {
  const list = (words: readonly string[]) => fitText(words.join(', '), MAX_VALUE_WEIGHT, escapeText);
  return joinParts([
    `Query “${fitText(query, MAX_VALUE_WEIGHT, escapeText)}”`,
    found.length === 0 ? undefined : `has ${list(found)}`,
    missing.length === 0 ? undefined : `lacks ${list(missing)}`,
    score === null
      ? 'not found by it'
      : `score ${score.own.toFixed(2)}, the best paper has ${score.best.toFixed(2)}`,
  ]);
}

function filterText(name: keyof typeof FILTER_NAMES, { filters }: ChoiceFacts, paper: Paper): string {
  const wanted = filters.find(each => each.name === name)?.wanted ?? '';
  const own = {
    category: paper.categories.join(', '),
    author: paper.authors.join(', '),
    organization: paper.organization ?? '',
    minVotes: String(paper.upvotes ?? 0),
  }[name];
  const shown = fitText(own, MAX_VALUE_WEIGHT, escapeText) || 'none';
  return `${FILTER_NAMES[name]} ${fitText(wanted, MAX_VALUE_WEIGHT, escapeText)} · it has ${shown}`;
}

const REPEAT_TEXTS = { never: 'posted once', '7d': 'repeated after 7 days', '30d': 'repeated after 30 days' };

function postedText({ isBlocked, post }: ChoiceFacts, { repeat }: Schedule): string {
  const rule = `papers are ${REPEAT_TEXTS[repeat]} here`;
  // Only the posts of schedules count; others are cards that members, clubs or discussions have posted.
  if (post)
    return `Posted in the channel ${relativeTime(post.postedAt)} ${messageLink(post)} · ${isBlocked ? rule : 'may be posted again'}`;
  return isBlocked ? `Posted in the channel, or about to be: ${rule}` : 'Not posted in the channel yet';
}

function rankText({ rank, candidates }: ChoiceFacts, schedule: Schedule): string {
  const total = `${candidates.count}${candidates.isMore ? ' or more' : ''}`;
  const cap = `the schedule posts ${schedule.count}`;
  if (rank !== null) return `No ${rank} of ${total} that may be posted, ${cap}`;
  if (candidates.isMore) return `Not among the first ${candidates.count} that may be posted, ${cap}`;
  if (candidates.count === 0) return 'No paper can be posted now';
  return candidates.count === 1
    ? 'Another paper is the only one that can be posted'
    : `Not among the ${candidates.count} papers that can be posted`;
}

function skippedText({ date, by, hadPaper }: SkippedSlot): string {
  const who = by === null ? 'a curator' : memberMention(by);
  const draft = hadPaper ? ': its draft had this paper' : '';
  return `⏭️ The post of ${formatDate(date) ?? date} was skipped by ${who}${draft}`;
}

function chanceText(chance: NextChance, { dueAt, chanceAt }: ChoiceExplanationOptions): string {
  if (chance.kind === 'next') return timeText(dueAt);
  if (chance.kind === 'slot') {
    return chanceAt === undefined
      ? `in ${chance.number} posts, if no better papers come`
      : `${timeText(chanceAt)}, if no better papers and no newer list come`;
  }
  if (chance.kind === 'repeat') {
    return chanceAt === undefined
      ? `${chance.days} days after it was posted`
      : `${timeText(chanceAt)}, when it may be repeated`;
  }
  return CHANCE_TEXTS[chance.kind];
}

function timeText(instant: number): string {
  return `${exactTime(instant)} (${relativeTime(instant)})`;
}

const CHANCE_TEXTS = {
  list: 'when it is on a list that this schedule posts',
  resume: 'when the schedule is resumed with `/schedule resume`',
  none: 'none, unless the schedule is changed with `/schedule edit`',
} as const;
