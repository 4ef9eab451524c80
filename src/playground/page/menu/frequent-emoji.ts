import type { EmojiGroup } from './named-emoji.ts';

/** The emoji that messages are most often marked with: the first row of the menu, and the first group of the picker. */
export const FREQUENT_EMOJI: EmojiGroup = {
  name: 'Frequently used',
  emoji: [
    { emoji: '🔖', name: 'bookmark' },
    { emoji: '1️⃣', name: 'keycap 1' },
    { emoji: '2️⃣', name: 'keycap 2' },
    { emoji: '3️⃣', name: 'keycap 3' },
    { emoji: '👍', name: 'thumbs up' },
    { emoji: '❤️', name: 'red heart' },
    { emoji: '👀', name: 'eyes' },
    { emoji: '🎉', name: 'party popper' },
  ],
};
