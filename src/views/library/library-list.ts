import { libraryViewArguments, type LibraryView } from '../../core/library/library-view.ts';
import type { LibrarySort } from '../../core/library/library.ts';
import { customId } from '../../core/message/custom-id.ts';
import type { MessageBody } from '../../core/message/message-body.ts';
import { SAVE_EMOJI } from '../../core/message/reaction.ts';
import { BLUE, container, message, row, separator, textDisplay } from '../format/components.ts';
import { countOnPage } from '../format/count.ts';
import { escapeText } from '../format/escape.ts';
import { fitText } from '../format/fit-text.ts';
import { joinParts } from '../format/join-parts.ts';
import { pageButtons } from '../format/page-buttons.ts';
import { listMarkdown } from '../list/list-markdown.ts';
import { paperSelect } from '../list/paper-select.ts';
import { savedNoteMarkdown, type ListedSave } from './library-entry.ts';
import { filterRows, type TagCount } from './library-filters.ts';

/** Of the text in the heading: what is left beside ten papers with long titles. */
const MAX_QUERY_WEIGHT = 40;

/** One page of a user's library. */
export interface LibraryPage {
  /** At most ten, in order. */
  readonly entries: readonly ListedSave[];
  /** Papers that the view shows on all pages. */
  readonly total: number;
  /** Papers in the whole library. */
  readonly saved: number;
  /** Papers before this page. */
  readonly offset: number;
  /** Papers on a full page. */
  readonly limit: number;
  readonly view: LibraryView;
  /** The query whose papers are shown, as plain text. */
  readonly queryText?: string | undefined;
  /** All tags of the user, the most used first. */
  readonly ownTags: readonly TagCount[];
  /** The emoji that saves where the list is shown; the default one if absent. */
  readonly saveEmoji?: string;
}

/**
 * Returns saved papers with a select menu that opens one of them, menus that narrow the list by status and tag and, for
 * several pages, buttons to turn the page.
 */
export function libraryList(page: LibraryPage): MessageBody {
  const { entries, total, saved, offset, limit } = page;
  if (saved === 0)
    return message(container(BLUE, [textDisplay(emptyMarkdown(page.saveEmoji ?? SAVE_EMOJI))]));
  const head = headMarkdown(page);
  const listed = entries.map((each, index) => ({
    paper: each.paper,
    options: { number: `${offset + index + 1}.`, summaryWeight: 0, note: savedNoteMarkdown(each) },
  }));
  return message(
    container(BLUE, [
      textDisplay(head),
      separator(),
      ...listMarkdown(listed, [head]).map(textDisplay),
      ...(entries.length === 0 ? [] : [separator(), paperSelect(entries.map(({ paper }) => paper))]),
      ...filterRows(page.view, page.ownTags),
      ...(total > limit ? [turnButtons(page)] : []),
    ]),
  );
}

function emptyMarkdown(saveEmoji: string): string {
  return [
    `### ${saveEmoji} Your library is empty`,
    `To save a paper, react with ${saveEmoji} to a post from Paperboy, or press Save on a card.`,
    '-# Find papers with `/search`, or open one with `/paper` by its title, arXiv id or link.',
  ].join('\n');
}

const ORDER_LABELS: Readonly<Record<LibrarySort, string>> = {
  newest: 'newest first',
  oldest: 'oldest first',
  title: 'by title',
  status: 'by status',
};

function headMarkdown({
  entries,
  total,
  offset,
  view,
  queryText,
  saveEmoji = SAVE_EMOJI,
}: LibraryPage): string {
  const counted =
    total === 0
      ? 'No saved paper matches'
      : `${countOnPage({ offset, shown: entries.length, total })}, ${ORDER_LABELS[view.sort]}`;
  const query = fitText(queryText ?? '', MAX_QUERY_WEIGHT, part => `“${escapeText(part)}”`);
  const hint = total === 0 && /(?<!\S)tag:/i.test(queryText ?? '') ? [NO_TAG_FILTER] : [];
  return [`### ${saveEmoji} Your library`, `-# ${joinParts([counted, query])}`, ...hint].join('\n');
}

const NO_TAG_FILTER =
  '-# Words with `tag:` are looked for as they are. Write a tag alone, or choose it with the option `tag` of `/library list`.';

function turnButtons({ total, offset, limit, view }: LibraryPage) {
  const isLast = offset + limit >= total;
  const pageId = (start: number) => customId('library', start, ...libraryViewArguments(view));
  const labels = view.sort === 'newest' ? (['Newer', 'Older'] as const) : (['Previous', 'Next'] as const);
  return row(...pageButtons({ offset, limit, isLast, labels, pageId }));
}
