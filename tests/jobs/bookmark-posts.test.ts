import { describe, expect, it } from 'vitest';
import { createBookmarks, type BookmarksOptions } from '../../src/jobs/bookmark-posts.ts';
import { createFastClock } from '../support/fast-clock.ts';
import { createSilentLog } from '../support/silent-log.ts';

const POST = { messageId: '5', channelId: '2', accessChannelId: '2' };

/** Bookmarks, and the messages that the bot reacted to. */
function openBookmarks(options: Partial<BookmarksOptions> = {}) {
  const added: string[] = [];
  const bookmarks = createBookmarks({
    posted: { get: async () => undefined },
    addReaction: async (_channelId, messageId, emoji) => void added.push(messageId + emoji),
    channelAccess: { canReact: () => true },
    isIdle: async () => true,
    wireClock: createFastClock(0),
    log: createSilentLog(),
    ...options,
  });
  return { ...bookmarks, added };
}

const { signal } = new AbortController();

describe('bookmarks', () => {
  it('are added once to each post', async () => {
    const { add, addWaiting, added } = openBookmarks();
    add(POST);
    add({ ...POST, messageId: '6' });
    await addWaiting(signal);
    await addWaiting(signal);
    expect(added).toEqual(['5🔖', '6🔖']);
  });

  it('are at least a second apart in one channel, and not in several', async () => {
    const wireClock = createFastClock(0);
    const times: number[] = [];
    const { add, addWaiting } = openBookmarks({
      wireClock,
      addReaction: async () => void times.push(wireClock.now()),
    });
    for (const channelId of ['2', '3', '2', '2']) add({ ...POST, channelId });
    await addWaiting(signal);
    expect(times).toEqual([0, 0, 1_000, 2_000]);
  });

  it('wait no longer because the clock was ahead', async () => {
    const wireClock = createFastClock(3_600_000);
    const { add, addWaiting, added } = openBookmarks({ wireClock });
    add(POST);
    await addWaiting(signal);
    wireClock.set(0);
    add({ ...POST, messageId: '6' });
    await addWaiting(signal);
    expect(added).toEqual(['5🔖', '6🔖']);
    expect(wireClock.pauses).toEqual([1_000]);
  });

  it('wait while anything is to be sent', async () => {
    let isIdle = false;
    const { add, addWaiting, added } = openBookmarks({ isIdle: async () => isIdle });
    add(POST);
    await addWaiting(signal);
    expect(added).toEqual([]);
    isIdle = true;
    await addWaiting(signal);
    expect(added).toEqual(['5🔖']);
  });

  it('are left out where the bot may not react', async () => {
    const { add, addWaiting, added } = openBookmarks({ channelAccess: { canReact: () => false } });
    add(POST);
    await addWaiting(signal);
    expect(added).toEqual([]);
  });

  it('that Discord refuses are not tried again, and keep no other waiting', async () => {
    const asked: string[] = [];
    const { add, addWaiting } = openBookmarks({
      async addReaction(_channelId, messageId) {
        asked.push(messageId);
        throw new Error('Reaction blocked');
      },
    });
    add(POST);
    add({ ...POST, messageId: '6' });
    await addWaiting(signal);
    await addWaiting(signal);
    expect(asked).toEqual(['5', '6']);
  });
});
