import type { EmojiGroup, NamedEmoji } from './named-emoji.ts';

/** Emoji side by side in the grid. */
export interface EmojiRow {
  /** Index of the row’s first emoji in the whole grid. */
  readonly start: number;
  readonly emoji: readonly NamedEmoji[];
}

/** A group laid out in rows. */
export interface EmojiRows {
  readonly name: string;
  readonly rows: readonly EmojiRow[];
}

/** Lays groups out in rows; each group begins a row of its own. */
export function emojiRows(groups: readonly EmojiGroup[], columns: number): readonly EmojiRows[] {
  let start = 0;
  return groups.map(({ name, emoji }) => {
    const rows: EmojiRow[] = [];
    for (let at = 0; at < emoji.length; at += columns) {
      rows.push({ start: start + at, emoji: emoji.slice(at, at + columns) });
    }
    start += emoji.length;
    return { name, rows };
  });
}
