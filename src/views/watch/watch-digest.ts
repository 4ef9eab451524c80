import type { MessageBody } from '../../core/message/message-body.ts';
import { titleUrl } from '../../core/paper/links.ts';
import type { Paper, PaperId } from '../../core/paper/paper.ts';
import type { PostStyle } from '../../core/server-settings.ts';
import type { WatchCriteria } from '../../core/watch/watch.ts';
import { count } from '../format/count.ts';
import { escapeText } from '../format/escape.ts';
import { fitPlain, fitText } from '../format/fit-text.ts';
import { TITLE_LIMITS } from '../list/list-entry.ts';
import { titleMarkdown } from '../paper/paper-title.ts';
import { digest } from '../schedule/digest.ts';
import { plainDigest } from '../schedule/plain-digest.ts';
import { criteriaText } from './watch-text.ts';

/** A line on a wide screen. */
const MAX_HEADING_CRITERIA = 90;

/** So that ten papers with theirs fit a message. */
const MAX_NOTE_WEIGHT = 70;

/** At the beginning of every message of watches. */
const WATCH_SIGN = '🔔';

/** What watches found for a user or a channel. */
export interface WatchDigest {
  /** One to ten. */
  readonly papers: readonly Paper[];
  /** How many more there are that the message does not show. */
  readonly more: number;
  /** The watches of each paper, at least one. */
  readonly watches: ReadonlyMap<PaperId, readonly WatchCriteria[]>;
  /** See `Digest.nonce`. */
  readonly nonce: string;
  /** Titles alone, for papers that Discord refused. */
  readonly isPlain?: boolean;
  /** How posts in the server are written; by default, and in direct messages, as if it had set nothing. */
  readonly style?: PostStyle | undefined;
}

/**
 * Returns the message with which watches tell about new papers: each says which watches it fits, or the heading does if it is
 * one for all.
 */
export function watchDigest({
  papers,
  more,
  watches,
  nonce,
  isPlain = false,
  style,
}: WatchDigest): MessageBody {
  const texts = new Map(papers.map(({ id }) => [id, watchesText(watches.get(id) ?? [])]));
  const [single, ...others] = new Set(texts.values());
  const isSame = single !== undefined && others.length === 0;
  const head = {
    heading: `${WATCH_SIGN} ${count(papers.length + more, 'new paper')} ${isSame ? foundText(single, watches.get(papers[0]?.id ?? 0)) : 'for your watches'}`,
    nonce,
    style,
  };
  if (isPlain) return plainDigest({ ...head, papers });
  const notes = [...texts].map(
    ([id, text]) =>
      [id, fitText(text, MAX_NOTE_WEIGHT, part => `${WATCH_SIGN} ${escapeText(part)}`)] as const,
  );
  return digest({
    ...head,
    papers,
    notes: isSame ? undefined : new Map(notes),
    footer: footerMarkdown(more),
  });
}

/** Returns what stands behind `3 new papers`: `for “mamba” by Gu`, or without words `by Gu`. */
function foundText(text: string, [first]: readonly WatchCriteria[] = []): string {
  const fitting = fitPlain(text, MAX_HEADING_CRITERIA);
  return first?.words === null ? fitting.slice('papers '.length) : `for ${fitting}`;
}

/** Returns whether the text of a message, with the texts of its components in their order, is one of watches that shows a paper. */
export function isShownByWatches(paper: Paper, text: string): boolean {
  if (!text.startsWith(`## ${WATCH_SIGN} `)) return false;
  const url = titleUrl(paper);
  const title = titleMarkdown(paper, TITLE_LIMITS);
  return text.includes(url !== undefined && title.includes(url) ? `](${url})` : title);
}

/** Returns the criteria of some watches as plain text. */
function watchesText(watches: readonly WatchCriteria[]): string {
  return watches.map(criteriaText).join(' and ');
}

function footerMarkdown(more: number): string {
  const lines = more === 0 ? [] : [`**… and ${more} more:** \`/search\` finds them.`];
  return [...lines, '-# `/watch edit` changes a watch, `/watch pause` stops it for a while.'].join('\n');
}
