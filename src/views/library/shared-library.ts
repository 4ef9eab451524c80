import { customId } from '../../core/message/custom-id.ts';
import type { MessageBody } from '../../core/message/message-body.ts';
import type { Paper } from '../../core/paper/paper.ts';
import { BLUE, container, message, row, separator, textDisplay } from '../format/components.ts';
import { countOnPage } from '../format/count.ts';
import { escapeText } from '../format/escape.ts';
import { fitText } from '../format/fit-text.ts';
import { pageButtons } from '../format/page-buttons.ts';
import { postButton } from '../format/post-button.ts';
import { listMarkdown } from '../list/list-markdown.ts';

const MAX_HEADING_WEIGHT = 120;

/** Saved papers that their owner is about to share: neither notes nor status are shown. */
export interface SharedLibrary {
  /** Plain text. */
  readonly heading: string;
  /** The papers of this page, at most ten. */
  readonly papers: readonly Paper[];
  readonly offset: number;
  readonly limit: number;
  /** Papers on all pages. */
  readonly total: number;
  /** The key of the tag, as in `LibraryViewKey`; absent for the whole library. */
  readonly tagKey?: string | undefined;
  /** Whether this page was posted. */
  readonly posted: boolean;
}

/** Returns a page of saved papers as its owner sees it before sharing, with a button that posts it to the channel. */
export function sharedLibrary(page: SharedLibrary): MessageBody {
  const { heading, papers, offset, limit, total, tagKey, posted } = page;
  const place = (start: number) => [start, ...(tagKey === undefined ? [] : [tagKey])];
  const pageId = (start: number) => customId('library-share', ...place(start));
  const isLast = offset + limit >= total;
  const head = [
    `### ${fitText(heading, MAX_HEADING_WEIGHT, escapeText)}`,
    `-# ${countOnPage({ offset, shown: papers.length, total })}. Only you see this until you post it; your notes stay private.`,
  ].join('\n');
  const listed = papers.map((paper, index) => ({
    paper,
    options: { number: `${offset + index + 1}.`, summaryWeight: 0 },
  }));
  return message(
    container(BLUE, [
      textDisplay(head),
      separator(),
      ...listMarkdown(listed, [head]).map(textDisplay),
      separator(),
      row(
        ...(total > limit
          ? pageButtons({ offset, limit, isLast, labels: ['Previous', 'Next'], pageId })
          : []),
        postButton({ id: customId('post-library', ...place(offset)), posted }),
      ),
    ]),
  );
}
