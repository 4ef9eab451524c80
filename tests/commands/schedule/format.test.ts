import { describe, expect, it } from 'vitest';
import type { GivenOptions } from '../invocation.ts';
import { openTestApp, type TestApp } from '../test-app.ts';
import { CHANNEL, create, say } from './schedule-calls.ts';

const NO_TAGS = { tags: [], isRequired: false };

/** An app in which the channel is a forum, or the bot may open no threads in it. */
async function openApp({ isForum = false, canStartThreads = true } = {}): Promise<TestApp> {
  const app = await openTestApp();
  await app.addPapers({ title: 'Alpha paper' });
  const channelAccess = {
    ...app.channelAccess,
    forumTags: () => (isForum ? NO_TAGS : undefined),
    canStartThreads: () => canStartThreads,
  };
  return { ...app, channelAccess };
}

describe('/schedule create', () => {
  it.each<[string, GivenOptions, Parameters<typeof openApp>[0], RegExp]>([
    ['a digest in a forum', {}, { isForum: true }, /is a forum. Choose the format forum/],
    ['forum posts in a text channel', { format: 'forum' }, {}, /is not a forum/],
    ['threads in a forum', { format: 'forum', thread: true }, { isForum: true }, /leave out `thread`/],
    ['threads where it may open none', { thread: true }, { canStartThreads: false }, /Create Public Threads/],
  ])('refuses %s, and says what to do', async (_, options, channel, expected) => {
    const app = await openApp(channel);
    await expect(say(app, 'create', { channel: CHANNEL, ...options })).rejects.toThrow(expected);
    expect(await app.schedules.all()).toEqual([]);
  });

  it('takes the format forum in a forum', async () => {
    expect(await create(await openApp({ isForum: true }), { format: 'forum' })).toMatchObject({
      format: 'forum',
    });
  });
});

describe('/schedule edit', () => {
  it('checks the format in the channel that it moves a schedule to', async () => {
    const app = await openApp();
    const { id } = await create(app);
    const forum = { ...app, channelAccess: { ...app.channelAccess, forumTags: () => NO_TAGS } };
    await expect(say(forum, 'edit', { schedule: `#${id}`, channel: CHANNEL })).rejects.toThrow(/is a forum/);
  });
});
