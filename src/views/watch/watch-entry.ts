import { formatWeekdays } from '../../core/time/weekdays.ts';
import {
  WATCH_DIGEST_TIME,
  WATCH_DIGEST_WEEKDAY,
  type PausedReason,
  type Watch,
  type WatchSpec,
} from '../../core/watch/watch.ts';
import { escapeText } from '../format/escape.ts';
import { fitText } from '../format/fit-text.ts';
import { joinParts } from '../format/join-parts.ts';
import { criteriaText, placeMarkdown, RHYTHM_TEXTS } from './watch-text.ts';

const MAX_CRITERIA_WEIGHT = 350;
const MAX_ZONE_WEIGHT = 60;

/** A watch as a list shows it. */
export interface WatchEntry {
  readonly watch: WatchSpec & Pick<Watch, 'id' | 'userId' | 'pausedReason'>;
  /** The time zone of its digests. */
  readonly timezone: string;
  /** Whether the reader made it. */
  readonly isOwn: boolean;
}

/** Returns a watch in some lines of markdown: what it looks for, how it tells about papers, and why it is paused. */
export function watchEntry({ watch, timezone, isOwn }: WatchEntry): string {
  return [
    `**#${watch.id}** ${fitText(criteriaText(watch), MAX_CRITERIA_WEIGHT, escapeText)}`,
    `-# ${joinParts([rhythmMarkdown(watch, timezone), isOwn ? undefined : `made by <@${watch.userId}>`])}`,
    ...(watch.pausedReason === null ? [] : [pausedMarkdown(watch.pausedReason)]),
  ].join('\n');
}

function rhythmMarkdown({ deliver, where }: WatchSpec, timezone: string): string {
  const zone = fitText(timezone, MAX_ZONE_WEIGHT, part => ` (${escapeText(part)})`);
  const time = deliver === 'at_once' ? '' : ` at ${WATCH_DIGEST_TIME}${zone}`;
  const day = deliver === 'weekly' ? ` on ${formatWeekdays([WATCH_DIGEST_WEEKDAY])}` : '';
  return `${RHYTHM_TEXTS[deliver]} ${placeMarkdown(where)}${day}${time}`;
}

const PAUSED_TEXTS: Readonly<Record<PausedReason, string>> = {
  user: '⏸️ paused',
  dms_closed:
    '⚠️ paused: you accept no direct messages from Paperboy. Allow them in the privacy settings of a server that you share with it, then press Resume.',
  no_access:
    '⚠️ paused: Paperboy may not post in that channel. It resumes once it has View Channel and Send Messages there.',
};

/** Returns why a watch or a subscription is paused, and what to do, in markdown. */
export function pausedMarkdown(reason: PausedReason): string {
  return PAUSED_TEXTS[reason];
}
