import { customId } from '../../core/message/custom-id.ts';
import type { MessageBody } from '../../core/message/message-body.ts';
import type { Paper } from '../../core/paper/paper.ts';
import { count } from '../format/join-parts.ts';
import { BLUE, button, container, message, row, separator, textDisplay } from '../format/components.ts';
import { openSelect } from './open-select.ts';
import { listMarkdown } from './paper-list.ts';

/** One page of somebody's library. */
export interface LibraryPage {
  /** At most ten, newest first; `savedAt` in ms since the epoch. */
  readonly entries: readonly { readonly paper: Paper; readonly savedAt: number }[];
  /** Papers in the whole library. */
  readonly total: number;
  /** Papers before this page. */
  readonly offset: number;
  /** Papers on a full page. */
  readonly limit: number;
}

/** Saved papers with a menu that opens one of them and, where there are more, buttons that turn the page. */
export function libraryList({ entries, total, offset, limit }: LibraryPage): MessageBody {
  if (total === 0) return message(container(BLUE, [textDisplay(EMPTY)]));
  const last = offset + entries.length;
  const shown =
    entries.length < total ? `${offset + 1}–${last} of ${count(total, 'paper')}` : count(total, 'paper');
  const head = `### 🔖 Your library\n-# ${shown}, newest first`;
  const listed = entries.map(({ paper, savedAt }, index) => ({
    paper,
    look: {
      place: `${offset + index + 1}.`,
      summary: 0,
      note: `saved <t:${Math.floor(savedAt / 1000)}:R>`,
    },
  }));
  return message(
    container(BLUE, [
      textDisplay(head),
      separator(),
      ...listMarkdown(listed, [head]).map(textDisplay),
      ...(entries.length === 0 ? [] : [separator(), openSelect(entries.map(({ paper }) => paper))]),
      ...(total > limit ? [turnButtons({ total, offset, limit })] : []),
    ]),
  );
}

const EMPTY = [
  '### 🔖 Your library is empty',
  'Save a paper by reacting with 🔖 to anything Paperboy posted, or with the Save button of a card.',
  '-# `/search` finds papers; `/paper` shows one by its title, arXiv id or link.',
].join('\n');

function turnButtons({ total, offset, limit }: Omit<LibraryPage, 'entries'>) {
  return row(
    button(customId('library', Math.max(0, offset - limit)), {
      label: 'Newer',
      emoji: '◀️',
      disabled: offset <= 0,
    }),
    button(customId('library', offset + limit), {
      label: 'Older',
      emoji: '▶️',
      disabled: offset + limit >= total,
    }),
  );
}
