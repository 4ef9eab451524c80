import { expect, it } from 'vitest';
import { parseUnicodeEmoji } from '../../../src/core/message/unicode-emoji.ts';

it.each([
  ['⭐', '⭐'],
  [' 🔥 ', '🔥'],
  ['❤', '❤️'],
  ['❤️', '❤️'],
  ['👩🏽‍🔬', '👩🏽‍🔬'],
  ['🇩🇪', '🇩🇪'],
  ['1️⃣', '1️⃣'],
])('%j is the emoji %s', (text, emoji) => {
  expect(parseUnicodeEmoji(text)).toBe(emoji);
});

it.each(['', 'a', '7', '⭐⭐', '⭐ star', ':star:', '<:star:123456789012345678>', '\uFE0F', '\u200D'])(
  '%j is no emoji',
  text => {
    expect(parseUnicodeEmoji(text)).toBeUndefined();
  },
);
