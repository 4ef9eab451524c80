import type { APIActionRowComponent, APIButtonComponentWithCustomId } from 'discord-api-types/v10';
import type { MessageBody } from '../../core/message/message-body.ts';
import type { Paper, PaperId } from '../../core/paper/paper.ts';
import { BLUE, button, container, message, row, separator, textDisplay } from '../format/components.ts';
import { countOnPage, countWithAllWords } from '../format/count.ts';
import { escapeText } from '../format/escape.ts';
import { fitText } from '../format/fit-text.ts';
import { pageButtons } from '../format/page-buttons.ts';
import { postButton, type PostButtonState } from '../format/post-button.ts';
import { listMarkdown } from './list-markdown.ts';
import { paperSelect } from './paper-select.ts';

const MAX_HEADING_WEIGHT = 180;
const MAX_NOTE_WEIGHT = 250;
/** Few enough to leave room for the papers. */
const MAX_NOTES = 4;
const MAX_REMARK_WEIGHT = 90;
/** Room for two lines of members; the papers and all notes still fit a message. */
const MAX_LONG_REMARK_WEIGHT = 300;
/** About one line on a wide screen. */
const MAX_SUMMARY_WEIGHT = 150;

/** As many as a phone shows with little scrolling, and as fit a message in which all texts are long. */
export const PAPERS_PER_PAGE = 5;

/** One page of a list of papers. All texts are plain. */
export interface ListPage {
  readonly heading: string;
  /** Notes on the list, one line each; only the first four are shown. */
  readonly notes?: readonly string[];
  /** The papers of this page: at least one, at most `PAPERS_PER_PAGE`. */
  readonly papers: readonly Paper[];
  /** Papers before this page. */
  readonly offset: number;
  /** Papers on all pages. */
  readonly total: number;
  /** Papers that were found, if more than the pages hold. */
  readonly found?: number;
  /** How many of the papers that were found have all words of a search; they come first. */
  readonly withAllWords?: number;
  /** Whether that is all words of one of the search's alternatives. */
  readonly isOfAlternative?: boolean;
  /** Papers on a full page. */
  readonly limit: number;
  /** A remark at the end of a paper's metadata line. */
  readonly remarks?: ReadonlyMap<PaperId, string>;
  /** Whether remarks have the room of a few lines; by default, they have that of one. */
  readonly hasLongRemarks?: boolean;
  readonly buttons: ListPageButtons;
}

/** The custom_ids of a page's buttons. */
export interface ListPageButtons {
  /** Returns the custom_id that shows the page at an offset; absent if there is only one page. */
  readonly pageId?: (offset: number) => string;
  readonly post: PostButtonState;
  /** Buttons to other lists, or to a card; at most five. */
  readonly otherLists?: readonly { readonly id: string; readonly label: string }[];
}

/**
 * Returns papers with a select menu that opens one of them, and buttons to turn the page, post it and show other lists.
 * Throws a `RangeError` for more than `PAPERS_PER_PAGE` papers.
 */
export function listPage(page: ListPage): MessageBody {
  const { papers, offset, remarks, hasLongRemarks = false } = page;
  const remarkWeight = hasLongRemarks ? MAX_LONG_REMARK_WEIGHT : MAX_REMARK_WEIGHT;
  if (papers.length > PAPERS_PER_PAGE) throw new RangeError(`too many for a page: ${papers.length}`);
  const head = headMarkdown(page);
  const entries = papers.map((paper, index) => {
    const remark = fitText(remarks?.get(paper.id) ?? '', remarkWeight, escapeText);
    const options = { number: `${offset + index + 1}.`, summaryWeight: MAX_SUMMARY_WEIGHT };
    return { paper, options: remark === '' ? options : { ...options, note: remark } };
  });
  return message(
    container(BLUE, [
      textDisplay(head),
      separator(),
      ...listMarkdown(entries, [head]).map(textDisplay),
      separator(),
      paperSelect(papers),
      ...buttonRows(page),
    ]),
  );
}

function headMarkdown(page: ListPage): string {
  const { heading, notes = [], papers, offset, total, found = total, withAllWords, isOfAlternative } = page;
  const counted = { offset, shown: papers.length, total, found };
  const counts =
    withAllWords === undefined
      ? countOnPage(counted)
      : countWithAllWords({ ...counted, withAllWords, isOfAlternative: isOfAlternative === true });
  return [
    `### ${fitText(heading, MAX_HEADING_WEIGHT, escapeText) || 'Papers'}`,
    ...notes.slice(0, MAX_NOTES).map(note => fitText(note, MAX_NOTE_WEIGHT, escapeText)),
    `-# ${counts}`,
  ]
    .filter(line => line !== '')
    .join('\n');
}

function buttonRows(page: ListPage): APIActionRowComponent<APIButtonComponentWithCustomId>[] {
  const { offset, total, limit, papers } = page;
  const { pageId, post, otherLists = [] } = page.buttons;
  const isLast = offset + papers.length >= total;
  const turnButtons =
    pageId === undefined || total <= limit
      ? []
      : pageButtons({ offset, limit, isLast, labels: ['Previous', 'Next'], pageId });
  return [
    row(...turnButtons, postButton(post)),
    ...(otherLists.length === 0 ? [] : [row(...otherLists.map(({ id, label }) => button(id, { label })))]),
  ];
}
