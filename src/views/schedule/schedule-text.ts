import type { ScheduleFilter, ScheduleSpec, ScheduleSubject } from '../../core/schedule/schedule.ts';
import { formatWeekdays } from '../../core/time/weekdays.ts';
import { count } from '../format/count.ts';

/** Returns when a schedule posts, as plain text: `weekdays at 09:00 (Europe/Berlin)`. */
export function timingText({
  days,
  time,
  timezone,
}: Pick<ScheduleSpec, 'days' | 'time' | 'timezone'>): string {
  return `${formatWeekdays(days)} at ${time} (${timezone})`;
}

/** Returns a schedule's filters as plain text after a noun: ` in cs.LG by Ada Lovelace on “engines”`; empty if there are none. */
export function filterText(filter: ScheduleFilter): string {
  const { query, category, author, organization, minVotes } = filter;
  return [
    category === null ? '' : ` in ${category}`,
    author === null ? '' : ` by ${author}`,
    organization === null ? '' : ` from ${organization}`,
    query === null ? '' : ` on “${query}”`,
    minVotes === null ? '' : ` with at least ${count(minVotes, 'vote')}`,
  ].join('');
}

/** Returns what a schedule posts, as plain text. */
export function subjectName(what: ScheduleSubject): string {
  return what === 'auto' ? 'daily list, or else the archive' : what;
}

const SORT_TEXTS = { best: 'best first', newest: 'newest first', votes: 'most votes first' };
const FORMAT_TEXTS = { digest: 'one message', cards: 'a message for each paper', forum: 'forum posts' };
const EMPTY_TEXTS = { silent: 'no post without papers', note: 'a note without papers' };
const REPEAT_TEXTS = { never: 'each paper once', '7d': 'again after 7 days', '30d': 'again after 30 days' };

/** Returns how a schedule posts, defaults included, as plain texts: `best first`, `one message`. */
export function postTexts({
  what,
  sort,
  format,
  thread,
  picture,
  empty,
  repeat,
  preset,
}: Pick<
  ScheduleSpec,
  'what' | 'sort' | 'format' | 'thread' | 'picture' | 'empty' | 'repeat' | 'preset'
>): string[] {
  return [
    SORT_TEXTS[sort],
    FORMAT_TEXTS[format],
    ...(thread ? ['with threads'] : []),
    ...(picture ? ['with a picture'] : []),
    EMPTY_TEXTS[empty],
    // What was liked most was posted before, see `notPostedAgain`.
    what === 'best' && repeat === 'never' ? 'each paper once more, as one of the best' : REPEAT_TEXTS[repeat],
    ...(preset === null ? [] : [`preset ${preset}`]),
  ];
}
