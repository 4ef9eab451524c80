import type { ChannelAccess } from '../../src/core/message/channel-access.ts';

/** Permissions that a test can take away. */
export interface FakeAccess extends ChannelAccess {
  /** What the bot lacks in every channel; `undefined` once it was removed from the server. */
  lacking: readonly string[] | undefined;
}

/** Creates access to every channel. */
export function createFakeAccess(): FakeAccess {
  return {
    lacking: [],
    missing() {
      return this.lacking;
    },
    mayPost: () => true,
    mayBeServedElsewhere: () => false,
    canReact: () => true,
    canStartThreads: () => true,
    discussionChannel: (_guildId, id) => ({ kind: 'text', id }),
    missingToDiscuss: () => [],
    isOpenToAll: () => true,
    guildOf: () => undefined,
    forumTags: () => undefined,
    canReadHistory: () => true,
    knownMessage: () => undefined,
    channelName: () => 'papers',
    ownerId: () => undefined,
  };
}
