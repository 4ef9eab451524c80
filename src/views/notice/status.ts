import type { MessageBody } from '../../core/message/message-body.ts';
import { BLUE, container, message, textDisplay } from '../format/components.ts';
import { count } from '../format/count.ts';
import { formatDate } from '../format/format-date.ts';
import { relativeTime } from '../format/relative-time.ts';
import { adminStatusLines, type AdminStatus } from './admin-status.ts';

/** The status that members may see. Instants are ms since the epoch. */
export interface Status {
  readonly papers: number;
  /** Papers in the search index. */
  readonly searchable: number;
  /** Whether the search index has every change of the corpus. */
  readonly upToDate: boolean;
  readonly newestListDay: string | undefined;
  readonly lastAdded: number | undefined;
  /** The remote sources that were ever fetched from. Details of a problem are for the operator only. */
  readonly sources: readonly SourceStatus[];
  /** Whether daily lists, votes and comments are made up, as in the playground. */
  readonly hasMadeUpLists?: boolean;
  /** What answers here. */
  readonly serving?: ServingStatus;
  /** The server in which the command was called; absent elsewhere. */
  readonly server?: ServerStatus;
  /** Watches and subscriptions of the caller that are paused since they accept no direct messages. */
  readonly undeliverable?: number;
}

/** The status of a remote source. */
export interface SourceStatus {
  readonly title: string;
  readonly lastSuccess: number | undefined;
  readonly nextRun: number | undefined;
  readonly hasProblem: boolean;
  /** Whether nothing has come from it for too long. */
  readonly isStale: boolean;
}

/** The processes that serve the bot, and Discord's shards. */
export interface ServingStatus {
  /** Those that are alive; 0 with a database that only one can serve. */
  readonly processes: number;
  readonly shards: number;
  /** The shard that answers here; `undefined` if it is not known. */
  readonly shard: number | undefined;
}

/** The schedules of a server. */
export interface ServerStatus {
  readonly schedules: number;
  readonly paused: number;
  /** When the next post is due. */
  readonly nextAt: number | undefined;
  /** For its admins alone. */
  readonly admin?: AdminStatus;
}

/** Returns the status in a few lines. */
export function status(current: Status): MessageBody {
  const { papers, lastAdded, newestListDay, sources, server, serving } = current;
  const { undeliverable = 0, hasMadeUpLists = false } = current;
  const lines = [
    '### Paperboy is running',
    `${count(papers, 'paper')}, ${indexText(current)}`,
    `Newest daily list: ${(newestListDay && formatDate(newestListDay)) ?? 'none yet'}`,
    `Papers last added: ${lastAdded === undefined ? 'never' : relativeTime(lastAdded)}`,
    ...sources.map(sourceText),
    ...(server === undefined ? [] : [serverText(server)]),
    ...(server?.admin ? adminStatusLines(server.admin) : []),
    ...(undeliverable > 0 ? [undeliverableText(undeliverable)] : []),
    ...(serving === undefined ? [] : servingLines(serving)),
    ...(hasMadeUpLists ? [MADE_UP] : []),
  ];
  return message(container(BLUE, [textDisplay(lines.join('\n'))]));
}

const MADE_UP = '-# Daily lists, votes and comments are made up here, for trying out. The papers are real.';

/** Returns one line if there are several processes or shards. */
function servingLines({ processes, shards, shard }: ServingStatus): string[] {
  const parts = [
    ...(shards > 1 ? [shard === undefined ? count(shards, 'shard') : `Shard ${shard} of ${shards}`] : []),
    ...(processes > 1 ? [`${processes} processes`] : []),
  ];
  return parts.length === 0 ? [] : [`-# ${parts.join(' · ')}`];
}

function undeliverableText(paused: number): string {
  return `⚠️ ${paused.toLocaleString('en-GB')} of your watches and subscriptions ${paused === 1 ? 'is' : 'are'} paused, since you accept no direct messages from Paperboy: \`/watch list\` says what to do.`;
}

function indexText({ papers, searchable, upToDate }: Status): string {
  if (upToDate && searchable === papers) return 'all searchable';
  const known = `${searchable.toLocaleString('en-GB')} searchable`;
  // Papers that the index cannot take, for which the log has the reason.
  if (upToDate && searchable < papers)
    return `${known}; ${(papers - searchable).toLocaleString('en-GB')} cannot be searched`;
  return `${known}; the search index is being updated`;
}

function sourceText({ title, lastSuccess, nextRun, hasProblem, isStale }: SourceStatus): string {
  const last = lastSuccess === undefined ? 'not updated yet' : `updated ${relativeTime(lastSuccess)}`;
  const problem = hasProblem ? '; has a problem that the operator can see' : '';
  const next = nextRun === undefined ? '' : `; next update ${relativeTime(nextRun)}`;
  return `${isStale ? '⚠️ Nothing new for more than two days: ' : ''}${title} ${last}${problem}${next}`;
}

function serverText({ schedules, paused, nextAt }: ServerStatus): string {
  if (schedules === 0) return 'No schedules in this server yet';
  const pausedText = paused === 0 ? '' : `, ${paused.toLocaleString('en-GB')} paused`;
  const next = nextAt === undefined ? '' : `; next post ${relativeTime(nextAt)}`;
  return `${count(schedules, 'schedule')} in this server${pausedText}${next}`;
}
