import type { Paper } from '../../core/paper/paper.ts';
import { escapeText } from '../format/escape.ts';
import { fitPlain, fitText } from '../format/fit-text.ts';
import { formatDate } from '../format/format-date.ts';
import { joinParts } from '../format/join-parts.ts';
import { weigh } from '../format/text-weight.ts';
import { fitAuthorLine } from '../paper/authors.ts';
import { summaryMarkdown } from '../paper/paper-summary.ts';
import { titleMarkdown } from '../paper/paper-title.ts';
import { withdrawnMark } from '../paper/withdrawn-mark.ts';

/** Room for a title and its URL, so that ten papers fit a message even if all titles are long. */
export const TITLE_LIMITS = { weight: 130, urlLength: 100 };
/** A few words, by which a paper is known among others. */
const MIN_TITLE_WEIGHT = 40;
const MAX_METADATA_WEIGHT = 90;
/** Authors and organisation are cut first, so that dates and votes stay. */
const MAX_AUTHORS_WEIGHT = 44;
const MAX_ORGANIZATION_LENGTH = 28;

/** How a paper is shown on a list. */
export interface EntryOptions {
  /** Markdown before the title: the paper's number on the list; empty for a paper that is shown alone. */
  readonly number: string;
  /** Maximum weight of the summary, 0 for none. */
  readonly summaryWeight: number;
  /** Markdown at the end of the metadata line. */
  readonly note?: string;
  /** The language of its date, BCP 47; English by default. */
  readonly language?: string | undefined;
  /** Markdown above the title, such as the heading of the papers that follow; a line of its own. */
  readonly above?: string | undefined;
  /** Whether it is like the paper before it: only its title is shown, as another one. */
  readonly isCollapsed?: boolean;
}

/**
 * Returns a paper on a list: a line with its title, a line of metadata, and its summary if it fits. It weighs at most
 * `limit`, or what number, note and a short title without link weigh.
 */
export function entryMarkdown(
  paper: Paper,
  { number, summaryWeight, note, language, above, isCollapsed = false }: EntryOptions,
  limit: number,
): string {
  const noteRoom = note === undefined ? 0 : weigh(` · ${note}`);
  if (isCollapsed) {
    const start = `-# ${number} also: `;
    return joinParts([`${start}${fitTitle(paper, limit - noteRoom - weigh(start))}`, note]);
  }
  const start = `${above === undefined ? '' : `${above}\n`}**${number === '' ? '' : `${number} `}`;
  const titleRoom = limit - noteRoom - weigh(`${start}**\n-# `);
  const title = `${start}${fitTitle(paper, titleRoom)}**`;
  // A long note leaves less room.
  const room = limit - noteRoom - weigh(`${title}\n-# `);
  const metadataWeight = Math.max(0, Math.min(MAX_METADATA_WEIGHT, room));
  const metadata = joinParts([fitText(metadataText(paper, language), metadataWeight, escapeText), note]);
  const head = metadata === '' ? title : `${title}\n-# ${metadata}`;
  const summary = summaryMarkdown(paper, Math.min(summaryWeight, limit - weigh(head) - 1));
  return summary === undefined ? head : `${head}\n${summary}`;
}

/** Returns the title within `room`: cut further than usual, and without its link if the link would leave little of it. */
function fitTitle(paper: Paper, room: number): string {
  const whole = titleMarkdown(paper, TITLE_LIMITS);
  if (weigh(whole) <= room) return whole;
  const linked = room - TITLE_LIMITS.urlLength - weigh('[]()');
  if (linked >= MIN_TITLE_WEIGHT)
    return titleMarkdown(paper, { ...TITLE_LIMITS, weight: Math.min(linked, TITLE_LIMITS.weight) });
  const weight = Math.min(Math.max(room, MIN_TITLE_WEIGHT), TITLE_LIMITS.weight);
  return titleMarkdown(paper, { weight, urlLength: 0 });
}

/** Returns authors and date as plain text that weighs at most `limit`; empty if neither is known. */
export function authorsAndDate(paper: Paper, limit: number, language?: string): string {
  const date = paper.publishedAt === null ? undefined : formatDate(paper.publishedAt, language);
  const room = limit - (date === undefined ? 0 : weigh(` · ${date}`));
  return joinParts([fitAuthorLine(paper, room, part => part), date]);
}

function metadataText(paper: Paper, language: string | undefined): string {
  return joinParts([
    withdrawnMark(paper),
    authorsAndDate(paper, MAX_AUTHORS_WEIGHT, language),
    fitPlain(paper.organization ?? '', MAX_ORGANIZATION_LENGTH),
    paper.upvotes === null ? undefined : `▲ ${paper.upvotes.toLocaleString('en-GB')}`,
    paper.comments === null ? undefined : `💬 ${paper.comments.toLocaleString('en-GB')}`,
  ]);
}
