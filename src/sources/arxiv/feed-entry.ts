import type { XmlElement } from '@rgrove/parse-xml';
import { parseArxivId } from '../../core/paper/arxiv-id.ts';
import { firstDoi } from '../../core/paper/doi.ts';
import { emptyPaper, type PaperFields } from '../../core/paper/paper.ts';
import { ARXIV_ZONE } from '../../core/time/announcements.ts';
import { localDate } from '../../core/time/calendar.ts';
import { cleanText } from '../../core/text/untrusted-text.ts';
import { excerpt } from '../file/excerpt.ts';
import { titleProblem } from '../file/title-problem.ts';
import { categoriesOf } from './category.ts';
import { splitCreators } from './creators.ts';
import { childrenOf, textOf } from './xml.ts';

const ANNOUNCE_TYPES = ['new', 'cross', 'replace', 'replace-cross'] as const;

/** `cross`: listed in this category besides its primary one. `replace`: a later version of a paper announced before. */
export type AnnounceType = (typeof ANNOUNCE_TYPES)[number];

/** An announcement, or why it was rejected. `line` counts from 1. */
export type Announcement =
  | {
      readonly line: number;
      readonly type: AnnounceType;
      readonly version: number | null;
      /** Day of the announcement (`YYYY-MM-DD`, New York); `null` if it is unreadable. */
      readonly announcedOn: string | null;
      /**
       * Without `publishedAt`: the feed has only the date of the announcement, days after the first version (for a
       * replaced paper: years). The query API has the date.
       */
      readonly fields: PaperFields;
    }
  | { readonly line: number; readonly rejected: string };

/** `arXiv:2203.01250v3 Announce Type: replace-cross`, a line end, `Abstract: `, followed by the abstract. */
const SUMMARY = /^\s*arXiv:\S+\s+Announce Type:\s*(\S+)\s+(?:Abstract:)?\s*/i;

/** Parses an entry of a daily feed. */
export function readAnnouncement(entry: XmlElement, line: number): Announcement {
  const address = textOf(entry, 'id').trim();
  const id = parseArxivId(address.replace(/^oai:arXiv\.org:/i, '')) ?? linkedId(entry);
  if (!id) return { line, rejected: `entry/id: expected an arXiv id, got "${excerpt(cleanText(address))}"` };
  const title = cleanText(textOf(entry, 'title'));
  const problem = titleProblem(title);
  if (problem !== undefined) return { line, rejected: `${id.id} ${problem}` };

  const summary = textOf(entry, 'summary');
  const stated = textOf(entry, 'announce_type').trim() || SUMMARY.exec(summary)?.[1];
  const type = ANNOUNCE_TYPES.find(known => known === stated);
  if (!type)
    return { line, rejected: `${id.id}: unknown announce type "${excerpt(cleanText(stated ?? ''))}"` };

  const authors = childrenOf(entry, 'creator').flatMap(creator => splitCreators(creator.text));
  return {
    line,
    type,
    version: id.version,
    announcedOn: newYorkDay(textOf(entry, 'published').trim()),
    fields: {
      ...emptyPaper(title),
      arxivId: id.id,
      doi: firstDoi(textOf(entry, 'DOI') || textOf(entry, 'doi')),
      abstract: cleanText(summary.replace(SUMMARY, '')) || null,
      authors,
      authorCount: authors.length === 0 ? null : authors.length,
      categories: categoriesOf(entry),
    },
  };
}

function linkedId(entry: XmlElement): ReturnType<typeof parseArxivId> {
  return childrenOf(entry, 'link')
    .map(link => parseArxivId(link.attributes['href'] ?? ''))
    .find(id => id !== undefined);
}

/** Returns the New York day of a time; announcements carry midnight there, written with any offset. */
function newYorkDay(time: string): string | null {
  if (!/^\d{4}-\d\d-\d\dT.*(?:Z|[+-]\d\d:?\d\d)$/i.test(time)) return null;
  const instant = Date.parse(time);
  return Number.isNaN(instant) ? null : localDate(instant, ARXIV_ZONE);
}
