import { customId } from '../../core/message/custom-id.ts';
import type { MessageBody } from '../../core/message/message-body.ts';
import {
  BLUE,
  button,
  container,
  message,
  row,
  separator,
  textDisplay,
  withButton,
} from '../format/components.ts';
import { count } from '../format/count.ts';
import { pageButtons } from '../format/page-buttons.ts';
import { watchEntry, type WatchEntry } from './watch-entry.ts';

/** Watches on one page: of the longest ones, more would not fit a message. */
export const WATCHES_PER_PAGE = 5;

/** One page of the watches that a member may change. */
export interface WatchListPage {
  /** At most `WATCHES_PER_PAGE`. */
  readonly entries: readonly WatchEntry[];
  /** Watches on all pages. */
  readonly total: number;
  /** Watches before this page. */
  readonly offset: number;
  /** Watches and subscriptions that are paused since the member accepts no direct messages. */
  readonly undeliverable: number;
  /** How many of the member's subscriptions are paused. */
  readonly pausedSubscriptions: number;
}

/** Returns watches, each with a button that pauses or resumes it. */
export function watchList(page: WatchListPage): MessageBody {
  const { entries, total, offset, undeliverable } = page;
  if (total === 0)
    return message(container(BLUE, [textDisplay([NO_WATCHES, ...subscriptionLines(page)].join('\n'))]));
  const shown = `${offset + 1}–${offset + entries.length} of `;
  const head = [
    `### ${total > entries.length ? shown : ''}${total.toLocaleString('en-GB')} ${total === 1 ? 'watch' : 'watches'}`,
    ...subscriptionLines(page),
    '-# `/watch edit` changes one, `/watch preview` shows papers of the last month that fit, `/watch remove` removes it.',
  ].join('\n');
  return message(
    container(BLUE, [
      textDisplay(head),
      separator(),
      ...entries.map(entry => withButton(watchEntry(entry), toggleButton(entry, offset))),
      ...(undeliverable > 1 ? [row(resumeAllButton(undeliverable))] : []),
      ...(total > WATCHES_PER_PAGE ? [turnButtons(offset, total)] : []),
    ]),
  );
}

const NO_WATCHES = [
  '### No watches yet',
  'Add one with `/watch add`: Paperboy tells you about each new paper with your words, by an author or of an organization.',
].join('\n');

function subscriptionLines({ pausedSubscriptions }: WatchListPage): string[] {
  if (pausedSubscriptions === 0) return [];
  return [`⚠️ ${count(pausedSubscriptions, 'subscription')} paused: see \`/subscribe list\`.`];
}

function toggleButton({ watch: { id, pausedReason } }: WatchEntry, offset: number) {
  return pausedReason === null
    ? button(customId('pause-watch', id, offset), { label: 'Pause', emoji: '⏸️' })
    : button(customId('resume-watch', id, offset), { label: 'Resume', emoji: '▶️' });
}

/** Returns the button that resumes all that was paused because a member accepted no direct messages. */
function resumeAllButton(paused: number) {
  return button(customId('resume-all'), { label: `Resume all ${paused}`, emoji: '▶️' });
}

function turnButtons(offset: number, total: number) {
  return row(
    ...pageButtons({
      offset,
      limit: WATCHES_PER_PAGE,
      isLast: offset + WATCHES_PER_PAGE >= total,
      labels: ['Previous', 'Next'],
      pageId: start => customId('watches', start),
    }),
  );
}
