import type { SavedFrom } from '../../core/library/library.ts';
import { customId } from '../../core/message/custom-id.ts';
import type { MessageBody } from '../../core/message/message-body.ts';
import type { Paper } from '../../core/paper/paper.ts';
import { BLUE, container, message, row, separator, textDisplay } from '../format/components.ts';
import { countOnPage } from '../format/count.ts';
import { pageButtons } from '../format/page-buttons.ts';
import { listMarkdown } from './list-markdown.ts';
import { paperSelect } from './paper-select.ts';
import { savedFromMarkdown } from './saved-from.ts';

/** One page of a user's library. */
export interface LibraryPage {
  /** At most ten, newest first; `savedAt` in ms since the epoch, and where the save came from, the first origin first. */
  readonly entries: readonly {
    readonly paper: Paper;
    readonly savedAt: number;
    readonly origins: readonly Pick<SavedFrom, 'origin' | 'post'>[];
  }[];
  /** Papers in the whole library. */
  readonly total: number;
  /** Papers before this page. */
  readonly offset: number;
  /** Papers on a full page. */
  readonly limit: number;
}

/** Returns saved papers with a select menu that opens one of them and, for several pages, buttons to turn the page. */
export function libraryList(page: LibraryPage): MessageBody {
  const { entries, total, offset, limit } = page;
  if (total === 0) return message(container(BLUE, [textDisplay(EMPTY_LIBRARY)]));
  const head = `### 🔖 Your library\n-# ${countOnPage({ offset, shown: entries.length, total })}, newest first`;
  const listed = entries.map(({ paper, savedAt, origins }, index) => ({
    paper,
    options: {
      number: `${offset + index + 1}.`,
      summaryWeight: 0,
      note: savedFromMarkdown(savedAt, origins),
    },
  }));
  return message(
    container(BLUE, [
      textDisplay(head),
      separator(),
      ...listMarkdown(listed, [head]).map(textDisplay),
      ...(entries.length === 0 ? [] : [separator(), paperSelect(entries.map(({ paper }) => paper))]),
      ...(total > limit ? [turnButtons(page)] : []),
    ]),
  );
}

const EMPTY_LIBRARY = [
  '### 🔖 Your library is empty',
  'To save a paper, react with 🔖 to a post from Paperboy, or press Save on a card.',
  '-# Find papers with `/search`, or open one with `/paper` by its title, arXiv id or link.',
].join('\n');

function turnButtons({ total, offset, limit }: LibraryPage) {
  const isLast = offset + limit >= total;
  return row(...pageButtons({ offset, limit, isLast, labels: ['Newer', 'Older'], pageId: libraryCustomId }));
}

function libraryCustomId(offset: number): string {
  return customId('library', offset);
}
