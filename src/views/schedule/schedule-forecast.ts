import type { MessageBody } from '../../core/message/message-body.ts';
import type { PostedMessage } from '../../core/message/posted.ts';
import type { Schedule, Slot } from '../../core/schedule/schedule.ts';
import { BLUE, container, message, textDisplay } from '../format/components.ts';
import { count } from '../format/count.ts';
import { escapeText } from '../format/escape.ts';
import { fitText } from '../format/fit-text.ts';
import { formatDate } from '../format/format-date.ts';
import { messageLink } from '../format/message-link.ts';
import { exactTime, relativeTime } from '../format/relative-time.ts';
import { scheduleLabel } from './schedule-name.ts';

const MAX_POST_NAME_WEIGHT = 200;
const MAX_TAGS_WEIGHT = 200;
const MAX_PROBLEM_WEIGHT = 200;

/** A slot of the last days, and how many papers it would have posted. */
export interface ForecastSlot {
  readonly date: string;
  readonly papers: number;
}

/** What a post in a forum has beside its message. */
export interface PreviewedForumPost {
  readonly name: string;
  /** The names of its tags. */
  readonly tags: readonly string[];
}

/** What a preview says beside the post itself. */
export interface ScheduleForecastOptions {
  /** The slot whose post is shown. */
  readonly next: Slot;
  /** The messages that the slot would have; the first is shown. */
  readonly messages: number;
  readonly forumPost?: PreviewedForumPost | undefined;
  /** The draft of the slot, if curators changed it; its message, if the reader can see it. */
  readonly draft?:
    | { readonly message?: Pick<PostedMessage, 'guildId' | 'channelId' | 'messageId'> }
    | undefined;
  /** Whether the post has a picture; left out if the schedule wants none, or there is no post. */
  readonly hasPicture?: boolean | undefined;
  /** Why the role of the schedule is not mentioned. */
  readonly roleProblem?: string | undefined;
  /** The slots of the last days, oldest first. */
  readonly slots: readonly ForecastSlot[];
  /** How many days were replayed. */
  readonly days: number;
}

/** Says why a digest has no picture although its schedule wants one. */
export const NO_PICTURE = '⚠️ It has no picture: too few themes rose in the papers of its week.';

/** Returns what a schedule would have posted in the last days, as an admin weighs its settings. */
export function scheduleForecast(
  schedule: Schedule,
  { next, messages, draft, forumPost, hasPicture, roleProblem, slots, days }: ScheduleForecastOptions,
): MessageBody {
  const post = messages > 1 ? `the first of ${count(messages, 'message')}` : 'the post';
  const time = `${exactTime(next.dueAt)} (${relativeTime(next.dueAt)})`;
  const lines = [
    `### Preview of ${scheduleLabel(schedule)}`,
    `Above is ${post} of ${time}, ${draft ? draftText(draft) : 'if nothing new comes until then.'}`,
    ...(forumPost ? [forumPostLine(forumPost)] : []),
    ...(hasPicture === undefined
      ? []
      : [hasPicture ? 'It has a picture of the themes of its week.' : NO_PICTURE]),
    ...(roleProblem === undefined ? [] : [roleProblemLine(roleProblem)]),
    ...(schedule.pausedReason === null ? [] : ['⏸️ The schedule is paused, so it is not posted then.']),
    ...forecastLines(slots, days),
    '-# Nothing was posted or stored.',
  ];
  return message(container(BLUE, [textDisplay(lines.join('\n'))]));
}

function draftText({ message: place }: NonNullable<ScheduleForecastOptions['draft']>): string {
  return place === undefined
    ? "as curators changed its draft on the curators' desk."
    : `as curators changed its draft: ${messageLink(place)}`;
}

function forumPostLine({ name, tags }: PreviewedForumPost): string {
  const title = fitText(name, MAX_POST_NAME_WEIGHT, escapeText);
  const tagText = fitText(tags.join(', '), MAX_TAGS_WEIGHT, escapeText);
  return `It is a post called “${title}”, ${tags.length === 0 ? 'without tags' : `tagged ${tagText}`}.`;
}

function roleProblemLine(problem: string): string {
  return fitText(problem, MAX_PROBLEM_WEIGHT, part => `⚠️ The role is not mentioned: ${escapeText(part)}.`);
}

function forecastLines(slots: ScheduleForecastOptions['slots'], days: number): string[] {
  if (slots.length === 0) return [`In the last ${days} days it had no day to post on.`];
  const papers = slots.reduce((sum, slot) => sum + slot.papers, 0);
  const without = slots.filter(slot => slot.papers === 0).length;
  const average = (papers / slots.length).toLocaleString('en-GB', { maximumFractionDigits: 1 });
  const since = formatDate(slots[0]?.date ?? '') ?? '';
  return [
    `In the last ${days} days it would have been due ${count(slots.length, 'time')}: ${count(papers, 'paper')} in all, ${average} each time, ${withoutText(without)}.`,
    `-# Papers each time since ${since}: ${slots.map(slot => slot.papers).join(' ')}`,
    "-# Counted with today's papers, as if none had been posted here before.",
  ];
}

function withoutText(times: number): string {
  return times === 0 ? 'never without papers' : `${count(times, 'time')} without papers`;
}
