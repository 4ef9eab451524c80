import type { ScheduleSpec } from '../../core/schedule/schedule.ts';
import { formatDate } from '../format/partial-date.ts';

/** The first line of a schedule's posts, in plain text: what they are, and of which list day or query. */
export function digestHeading(
  spec: Pick<ScheduleSpec, 'what' | 'query' | 'category'>,
  listDay: string | null,
): string {
  const what = spec.what === 'daily' ? 'Daily papers' : 'Papers from the archive';
  const day = listDay === null ? undefined : formatDate(listDay);
  return [what, day, spec.query === null ? undefined : `“${spec.query}”`, spec.category ?? undefined]
    .filter(part => part !== undefined)
    .join(' · ');
}

/** What a note says when a schedule has nothing to post, in plain text. */
export function emptyText(spec: Pick<ScheduleSpec, 'what'>): string {
  return spec.what === 'daily'
    ? 'There is no new daily list today.'
    : 'Every paper of the archive that fits has been posted here.';
}
