import { weekOfBestList, type ScheduleFilter, type ScheduleSpec } from '../../core/schedule/schedule.ts';
import { LIST_KINDS, periodByName } from '../../core/time/periods.ts';
import { ENGLISH } from '../format/format-date.ts';
import { formatPeriodIn, formatShortPeriod } from '../format/format-period.ts';
import { joinParts } from '../format/join-parts.ts';

/** The settings of a schedule that its heading names. */
export type HeadingSettings = ScheduleFilter & Pick<ScheduleSpec, 'what'>;

const SUBJECT_HEADINGS: Readonly<Record<ScheduleSpec['what'], string>> = {
  auto: 'Papers from the archive',
  daily: 'Daily papers',
  weekly: 'Weekly papers',
  monthly: 'Monthly papers',
  trending: 'Trending papers',
  best: 'Best of the week',
  archive: 'Papers from the archive',
};

/**
 * Returns the heading of a schedule's posts as plain text: the list, and what narrows it. `list` is the name of the list's
 * day, week or month, or `trending`; `null` for the archive. In another language than English (BCP 47), the list is its date alone:
 * the words of these headings are English.
 */
export function digestHeading(spec: HeadingSettings, list: string | null, language = ENGLISH): string {
  const { query, category, author, organization, minVotes } = spec;
  return joinParts([
    listHeading(spec.what, list, language),
    query === null ? undefined : `“${query}”`,
    category ?? undefined,
    author ?? undefined,
    organization ?? undefined,
    minVotes === null ? undefined : language === ENGLISH ? `${minVotes}+ votes` : `▲ ${minVotes}+`,
  ]);
}

/** Returns the text, plain, that is posted if a schedule has no papers to post. */
export function emptyDigestText({ what }: Pick<ScheduleSpec, 'what'>, list: string | null = null): string {
  if (what === 'archive' || (what === 'auto' && list === null)) {
    return 'All matching papers from the archive have been posted here already.';
  }
  if (what === 'auto' || what === 'daily') return 'There is no new daily list today.';
  if (what === 'best') return 'No paper got votes, saves or a discussion here in the last week.';
  return what === 'trending'
    ? 'All matching papers that are trending have been posted here already.'
    : `There are no further papers of the last ${what === 'weekly' ? 'week' : 'month'}.`;
}

/** The name of a list says of which kind it is: a schedule may have been edited since its papers were chosen. */
function listHeading(what: ScheduleSpec['what'], list: string | null, language: string): string {
  if (list === null) return SUBJECT_HEADINGS[what];
  if (list === 'trending') return SUBJECT_HEADINGS.trending;
  const isEnglish = language === ENGLISH;
  const bestWeek = periodByName('weekly', weekOfBestList(list) ?? '');
  if (bestWeek !== undefined)
    return isEnglish
      ? joinParts([SUBJECT_HEADINGS.best, formatShortPeriod(bestWeek)])
      : `⭐ ${formatPeriodIn(language, bestWeek)}`;
  const period = LIST_KINDS.map(kind => periodByName(kind, list)).find(found => found !== undefined);
  if (period === undefined) return 'Papers';
  return isEnglish
    ? joinParts([SUBJECT_HEADINGS[period.kind], formatShortPeriod(period)])
    : formatPeriodIn(language, period);
}
