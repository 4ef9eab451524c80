import type { ScheduleSpec } from '../../core/schedule/schedule.ts';
import { formatDate } from '../format/format-date.ts';
import { joinParts } from '../format/join-parts.ts';

/** Returns the heading of a schedule's posts as plain text: kind of list, list day, query and category. */
export function digestHeading(
  spec: Pick<ScheduleSpec, 'what' | 'query' | 'category'>,
  listDay: string | null,
): string {
  return joinParts([
    spec.what === 'daily' ? 'Daily papers' : 'Papers from the archive',
    listDay === null ? undefined : formatDate(listDay),
    spec.query === null ? undefined : `“${spec.query}”`,
    spec.category ?? undefined,
  ]);
}

/** Returns the text, plain, that is posted if a schedule has no papers to post. */
export function emptyDigestText(spec: Pick<ScheduleSpec, 'what'>): string {
  return spec.what === 'daily'
    ? 'There is no new daily list today.'
    : 'All matching papers from the archive have been posted here already.';
}
