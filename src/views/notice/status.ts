import type { MessageBody } from '../../core/message/message-body.ts';
import { BLUE, container, message, textDisplay } from '../format/components.ts';
import { count } from '../format/join-parts.ts';
import { formatDate } from '../format/partial-date.ts';

/** What a member may know of how Paperboy does. Instants are ms since the epoch. */
export interface Status {
  readonly papers: number;
  /** Papers that search finds. */
  readonly searchable: number;
  /** Whether search knows every change of the corpus. */
  readonly upToDate: boolean;
  readonly newestListDay: string | undefined;
  readonly lastIngest: number | undefined;
  /** The sources on the net that were ever asked. What is wrong with one is for the operator. */
  readonly sources: readonly {
    readonly title: string;
    readonly lastSuccess: number | undefined;
    readonly nextRun: number | undefined;
    readonly hasProblem: boolean;
    /** Whether nothing has come from it for too long. */
    readonly isStale: boolean;
  }[];
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
  const { papers, lastIngest, newestListDay, sources, here } = known;
  return message(
    container(BLUE, [
      textDisplay(
        [
          '### Paperboy is here',
          `${count(papers, 'paper')}, ${searchWords(known)}`,
          `Newest daily list: ${(newestListDay && formatDate(newestListDay)) ?? 'none yet'}`,
          `Papers last came in: ${lastIngest === undefined ? 'never yet' : relative(lastIngest)}`,
          ...sources.map(sourceWords),
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

function sourceWords({
  title,
  lastSuccess,
  nextRun,
  hasProblem,
  isStale,
}: Status['sources'][number]): string {
  const last = lastSuccess === undefined ? 'has given nothing yet' : `last gave all ${relative(lastSuccess)}`;
  const trouble = hasProblem ? '; it has a problem, which the operator can see' : '';
  const next = nextRun === undefined ? '' : `; is asked next ${relative(nextRun)}`;
  return `${isStale ? '⚠️ Nothing new for more than two days: ' : ''}${title} ${last}${trouble}${next}`;
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
