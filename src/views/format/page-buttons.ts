import type { APIButtonComponentWithCustomId } from 'discord-api-types/v10';
import { button } from './components.ts';

/** What the buttons that turn pages need. */
export interface PageButtonOptions {
  /** Items before this page. */
  readonly offset: number;
  /** Items on a full page. */
  readonly limit: number;
  /** Whether this is the last page. */
  readonly isLast: boolean;
  /** Labels of the buttons to the previous and to the next page. */
  readonly labels: readonly [string, string];
  /** Returns the custom_id that shows the page at an offset. */
  pageId(offset: number): string;
}

/** Returns the buttons to the previous and to the next page. */
export function pageButtons({
  offset,
  limit,
  isLast,
  labels: [previous, next],
  pageId,
}: PageButtonOptions): APIButtonComponentWithCustomId[] {
  return [
    button(pageId(Math.max(0, offset - limit)), { label: previous, emoji: '◀️', disabled: offset <= 0 }),
    button(pageId(offset + limit), { label: next, emoji: '▶️', disabled: isLast }),
  ];
}
