import { customId } from '../../core/message/custom-id.ts';
import type { MessageBody } from '../../core/message/message-body.ts';
import { SECOND_MS } from '../../core/time/duration.ts';
import { BLUE, container, message, row, separator, textDisplay } from '../format/components.ts';
import { count } from '../format/count.ts';
import { pageButtons } from '../format/page-buttons.ts';
import { scheduleEntry, type ScheduleEntry } from './schedule-entry.ts';

/** Schedules on one page: of the longest ones, more would not fit a message. */
export const SCHEDULES_PER_PAGE = 5;

/** One page of the schedules of a server. */
export interface ScheduleListPage {
  /** At most `SCHEDULES_PER_PAGE`. */
  readonly entries: readonly ScheduleEntry[];
  /** Schedules of the server. */
  readonly total: number;
  /** Schedules before this page. */
  readonly offset: number;
  /** How long after its time a post of this server is due, ms. */
  readonly spreadMs: number;
}

/** Returns schedules of a server with their settings and, for several pages, buttons to turn the page. */
export function scheduleList({ entries, total, offset, spreadMs }: ScheduleListPage): MessageBody {
  if (total === 0) return message(container(BLUE, [textDisplay(NO_SCHEDULES)]));
  const shown = `${offset + 1}–${offset + entries.length} of `;
  const head = [
    `### ${total > entries.length ? shown : ''}${count(total, 'schedule')}`,
    `-# Posts are spread over five minutes, so that those of all servers arrive: here they come ${spreadText(spreadMs)} after the set time.`,
  ].join('\n');
  return message(
    container(BLUE, [
      textDisplay(head),
      separator(),
      ...entries.map(entry => textDisplay(scheduleEntry(entry))),
      ...(total > SCHEDULES_PER_PAGE ? [turnButtons(offset, total)] : []),
    ]),
  );
}

const NO_SCHEDULES = [
  '### No schedules yet',
  'Create one with `/schedule create`: choose a channel, and Paperboy posts papers there on weekdays at 09:00.',
].join('\n');

/** Returns a time under an hour: `2 min 13 s`. */
function spreadText(ms: number): string {
  const seconds = Math.round(ms / SECOND_MS);
  const minutes = Math.floor(seconds / 60);
  return `${minutes === 0 ? '' : `${minutes} min `}${seconds % 60} s`;
}

function turnButtons(offset: number, total: number) {
  return row(
    ...pageButtons({
      offset,
      limit: SCHEDULES_PER_PAGE,
      isLast: offset + SCHEDULES_PER_PAGE >= total,
      labels: ['Previous', 'Next'],
      pageId: start => customId('schedules', start),
    }),
  );
}
