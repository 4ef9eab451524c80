import { describe, expect, it } from 'vitest';
import type { SavedFrom } from '../../../src/core/library/library.ts';
import { savedFromMarkdown } from '../../../src/views/list/saved-from.ts';

const savedAt = 1_795_000_000_999;
const explicit = { origin: { kind: 'explicit' } } as const;
const imported = { origin: { kind: 'explicit', isImported: true } } as const;

/** A save by a reaction on a message. */
function bookmark(post?: Partial<SavedFrom['post']>): Pick<SavedFrom, 'origin' | 'post'> {
  const place = { messageId: '5', channelId: '4', guildId: '3', isDeleted: false };
  return {
    origin: { kind: 'reaction', messageId: '5', emoji: '🔖' },
    ...(post && { post: { ...place, ...post } }),
  };
}

describe('where a save came from', () => {
  it.each([
    ['a button, a command or a menu', [explicit], 'by button'],
    ['an import', [imported], 'by import'],
    ['a reaction', [bookmark({})], 'with 🔖 on https://discord.com/channels/3/4/5'],
    [
      'a reaction in direct messages',
      [bookmark({ guildId: null })],
      'with 🔖 on https://discord.com/channels/@me/4/5',
    ],
    ['a reaction on a deleted message', [bookmark({ isDeleted: true })], 'with 🔖 in <#4>, deleted since'],
    ['a reaction on an unknown message', [bookmark()], 'with 🔖'],
    ['several', [bookmark(), explicit, bookmark({})], 'with 🔖 and 2 more'],
  ])('is said for %s', (_, origins, text) => {
    expect(savedFromMarkdown(savedAt, origins)).toBe(`saved <t:1795000000:R> ${text}`);
  });
});
