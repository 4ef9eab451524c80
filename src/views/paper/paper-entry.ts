import { readableText } from '../../core/text/latex/readable-text.ts';
import type { Paper } from '../../core/paper/paper.ts';
import { summaryOf } from '../../core/paper/summary/summary.ts';
import { authorLine } from './authors.ts';
import { fitPlain, fitText, weigh } from '../format/budget.ts';
import { escapeText } from '../format/escape.ts';
import { joinParts } from '../format/join-parts.ts';
import { linkLabel } from '../format/link-label.ts';
import { titleUrl } from '../../core/paper/links.ts';
import { formatDate } from '../format/partial-date.ts';

/** A list gives a title and its link this much each, so that ten papers fit even when all are long. */
const LISTED_TITLE = 130;
const LISTED_URL = 100;
const LISTED_FACTS = 90;
/** Names and organisation are cut first, so that dates and votes stay. */
const LISTED_AUTHORS = 44;
const LISTED_ORGANIZATION = 28;
/** Below this a summary would say nothing. */
const LEAST_SUMMARY = 40;

/** Papers on one list at most. */
export const MAX_ENTRIES = 10;

/** A title without one letter in it. */
const UNTITLED = 'Untitled paper';

/** Says whose words a summary is made of, where they are not a summary's. */
const FROM_ABSTRACT = '*From the abstract:* ';

/** The title as a link, or alone where there is none to a URL of at most `room.url` characters. */
export function titleMarkdown(paper: Paper, room: { weight: number; url: number }): string {
  const url = titleUrl(paper);
  const title = readableText(paper.title);
  const label = linkLabel(title);
  if (url !== undefined && url.length <= room.url && label !== undefined) {
    const fits = weigh(label) <= room.weight;
    return `[${fits ? label : fitText(title, room.weight, part => linkLabel(part) ?? '')}](${url})`;
  }
  return fitText(title, room.weight, escapeText) || UNTITLED;
}

/** The title as it stands on every list. */
function listedTitle(paper: Paper): string {
  return titleMarkdown(paper, { weight: LISTED_TITLE, url: LISTED_URL });
}

/** The title as plain text of at most `limit` UTF-16 code units, never empty. */
export function plainTitle(paper: Paper, limit: number): string {
  return fitPlain(readableText(paper.title), limit) || UNTITLED;
}

/** The summary of a paper in at most `limit`, as markdown; `undefined` without one, or without room for one. */
export function summaryMarkdown(paper: Paper, limit: number): string | undefined {
  if (limit < LEAST_SUMMARY) return undefined;
  const summary = summaryOf(paper);
  if (!summary) return undefined;
  const mark = summary.from === 'abstract' ? FROM_ABSTRACT : '';
  return fitText(summary.text, limit, part => mark + escapeText(part)) || undefined;
}

/** How one paper stands on a list. */
export interface EntryLook {
  /** Markdown before the title: its place on the list. */
  readonly place: string;
  /** Weight at most of the summary, 0 for none. */
  readonly summary: number;
  /** Markdown at the end of the line of facts. */
  readonly note?: string;
}

/** A paper on a list in at most `limit`: a line with its title, a line of facts, and as much summary as there is room. */
export function entryMarkdown(paper: Paper, look: EntryLook, limit: number): string {
  const facts = joinParts([fitText(listedFacts(paper), LISTED_FACTS, escapeText), look.note]);
  const head = [`**${look.place} ${listedTitle(paper)}**`, ...(facts === '' ? [] : [`-# ${facts}`])].join(
    '\n',
  );
  const summary = summaryMarkdown(paper, Math.min(look.summary, limit - weigh(head) - 1));
  return summary === undefined ? head : `${head}\n${summary}`;
}

/** Who and when in a few words of at most `limit` UTF-16 code units, as plain text; empty if nothing is known. */
export function whoAndWhen(paper: Paper, limit: number): string {
  const date = paper.publishedAt === null ? undefined : formatDate(paper.publishedAt);
  const room = limit - (date === undefined ? 0 : ` · ${date}`.length);
  const all = authorLine(paper) ?? '';
  // Half a list of names reads worse than one name and a number.
  const authors = all.length <= room ? all : (authorLine(paper, 1) ?? '');
  return joinParts([fitPlain(authors, room), date]);
}

function listedFacts(paper: Paper): string {
  return joinParts([
    whoAndWhen(paper, LISTED_AUTHORS),
    fitPlain(paper.organization ?? '', LISTED_ORGANIZATION),
    paper.upvotes === null ? undefined : `▲ ${paper.upvotes.toLocaleString('en-GB')}`,
    paper.comments === null ? undefined : `💬 ${paper.comments.toLocaleString('en-GB')}`,
  ]);
}
