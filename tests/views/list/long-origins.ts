import type { SavedFrom } from '../../../src/core/library/library.ts';

const ID = '9999999999999999999';

/** Where a save came from, at its longest. */
export const longestOrigins: readonly Pick<SavedFrom, 'origin' | 'post'>[] = [
  {
    origin: { kind: 'reaction', messageId: ID, emoji: '1⃣' },
    post: { messageId: ID, channelId: ID, guildId: ID, isDeleted: false },
  },
  ...Array.from({ length: 100 }, () => ({ origin: { kind: 'explicit' } as const })),
];
