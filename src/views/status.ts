import type { MessageBody } from '../core/message-body.ts';
import { BLUE, container, message, textDisplay } from './components.ts';
import { count } from './facts.ts';
import { formatDate } from './partial-date.ts';

/** What a member may know of how Paperboy does. Instants are ms since the epoch. */
export interface Status {
  readonly papers: number;
  /** Papers that search finds. */
  readonly searchable: number;
  /** Whether search knows every change of the corpus. */
  readonly upToDate: boolean;
  readonly newestListDay: string | undefined;
  readonly lastIngest: number | undefined;
  /** The server that was asked in; `undefined` elsewhere. */
  readonly here?: {
    readonly schedules: number;
    readonly paused: number;
    /** When the next post here is due. */
    readonly nextAt: number | undefined;
  };
}

/** How Paperboy does, in a few lines. */
export function status(known: Status): MessageBody {
  const { papers, lastIngest, newestListDay, here } = known;
  return message(
    container(BLUE, [
      textDisplay(
        [
          '### Paperboy is here',
          `${count(papers, 'paper')}, ${searchWords(known)}`,
          `Newest daily list: ${(newestListDay && formatDate(newestListDay)) ?? 'none yet'}`,
          `Papers last came in: ${lastIngest === undefined ? 'never yet' : relative(lastIngest)}`,
          ...(here === undefined ? [] : [hereWords(here)]),
        ].join('\n'),
      ),
    ]),
  );
}

function searchWords({ papers, searchable, upToDate }: Status): string {
  if (upToDate && searchable === papers) return 'all of them found by search';
  return `${searchable.toLocaleString('en-GB')} of them found by search, which is catching up`;
}

function hereWords({ schedules, paused, nextAt }: NonNullable<Status['here']>): string {
  if (schedules === 0) return 'No schedules in this server yet';
  const resting = paused === 0 ? '' : `, ${paused.toLocaleString('en-GB')} of them paused`;
  const next = nextAt === undefined ? '' : `; the next is due ${relative(nextAt)}`;
  return `${count(schedules, 'schedule')} in this server${resting}${next}`;
}

/** An instant as Discord shows it in each reader's own words, such as “2 hours ago”. */
function relative(instant: number): string {
  return `<t:${Math.floor(instant / 1000)}:R>`;
}
