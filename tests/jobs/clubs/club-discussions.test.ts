import { describe, expect, it } from 'vitest';
import type { ClubAccess, ClubDiscord } from '../../../src/core/club/club-discord.ts';
import { SendError } from '../../../src/core/delivery/sender.ts';
import type { ThreadState } from '../../../src/core/discussion/discussions.ts';
import { MINUTE_MS } from '../../../src/core/time/duration.ts';
import { recordClubThread } from '../../../src/jobs/origins/club-origin.ts';
import { openClub } from './club-fixture.ts';

const THREAD = '2000000000000000077';

/** Opens a club whose next paper is discussed in a thread in another channel already; `threadId`: `null` while it is being opened. */
async function openWithDiscussion(
  discord: Partial<ClubDiscord> = {},
  access: Partial<ClubAccess> = {},
  threadId: string | null = THREAD,
) {
  const opened = await openClub(discord, access);
  const { stores, club, times } = opened;
  const [paperId = 0] = await stores.papers.newestIds(1);
  const key = { guildId: club.guildId, paperId };
  await stores.discussions.add({
    ...key,
    channelId: 'forum',
    isForumPost: true,
    openedBy: 'ada',
    openedAt: times.announcedAt - MINUTE_MS,
  });
  if (threadId !== null) await stores.discussions.setThread(key, threadId);
  await stores.clubs.setCandidates(1, [paperId]);
  return {
    ...opened,
    paperId,
    discussion: async () => (await stores.discussions.of(club.guildId, [paperId])).get(paperId),
    body: async (id: number) => (await stores.deliveries.get(id))?.body,
  };
}

const inState = (state: ThreadState): Partial<ClubDiscord> => ({
  thread: async threadId => ({ threadId, state, totalMessages: 3 }),
});

describe('a club that reads a paper which is discussed already', () => {
  it.each(['open', 'archived'] as const)(
    'meets in that thread, also if it is archived, and links it: %s',
    async state => {
      const locations: string[] = [];
      const { run, times, round, posts, body, stores, discussion } = await openWithDiscussion({
        ...inState(state),
        async createEvent(_guildId, { location }) {
          locations.push(location);
          return 'event';
        },
      });
      await run(times.announcedAt);
      expect(await posts()).toEqual(['club 1:paper', 'club 1:start']);
      expect(await round()).toMatchObject({ state: 'announced', threadId: THREAD, eventState: 'created' });
      expect(locations).toEqual([`https://discord.com/channels/1000000000000000001/${THREAD}`]);
      expect(await body(1)).toContain(`in its discussion: ${locations[0]}`);
      expect((await stores.deliveries.get(2))?.target).toEqual({ kind: 'channel', id: THREAD });
      expect(await body(2)).toMatch(/reading club of <#papers>.*We meet here/);
      expect(await body(2)).not.toMatch(/To start from|Claim/);
      await run(times.remindedAt);
      await run(times.endsAt);
      for (const id of [3, 4])
        expect((await stores.deliveries.get(id))?.target).toEqual({ kind: 'channel', id: THREAD });
      expect(await discussion()).toMatchObject({ threadId: THREAD, openedBy: 'ada' });
    },
  );

  it.each<[string, Partial<ClubDiscord>, Partial<ClubAccess>]>([
    ['moderators have locked', inState('locked'), {}],
    ['was deleted', { thread: async () => undefined }, {}],
    [
      'the bot does not see',
      { thread: () => Promise.reject(new SendError('forbidden', 'Missing Access')) },
      {},
    ],
    ['the bot may not post in', {}, { canPostInThreads: () => false }],
  ])('meets in its own thread, which becomes the discussion, if that is one that %s', async (...given) => {
    const [, discord, access] = given;
    const { run, times, round, posts, body, discussion, stores } = await openWithDiscussion(discord, access);
    await run(times.announcedAt);
    expect(await posts()).toEqual(['club 1:paper', 'thread 1']);
    expect(await round()).toMatchObject({ threadId: null });
    expect(await body(1)).toContain('in the thread below');
    const parent = await stores.deliveries.get(1);
    if (parent) await recordClubThread(parent, '9', { stores, now: times.announcedAt });
    expect(await discussion()).toMatchObject({ threadId: '9', channelId: 'papers', openedBy: null });
    expect(await body(3)).toMatch(/To start from.*Claim.*Limits/s);
  });

  it('meets in its own thread, and leaves the discussion as it is, if other members see that', async () => {
    const { run, times, posts, discussion, stores, body } = await openWithDiscussion(
      {},
      { haveSameViewers: () => false },
    );
    await run(times.announcedAt);
    expect(await posts()).toEqual(['club 1:paper', 'thread 1']);
    expect(await body(1)).not.toContain(THREAD);
    const parent = await stores.deliveries.get(1);
    if (parent) await recordClubThread(parent, '9', { stores, now: times.announcedAt });
    expect(await discussion()).toMatchObject({ threadId: THREAD });
  });

  it('waits for a thread that is being opened, and no longer than that takes', async () => {
    const { run, times, posts, round } = await openWithDiscussion({}, {}, null);
    await run(times.announcedAt);
    expect(await posts()).toEqual([]);
    await run(times.announcedAt + 10 * MINUTE_MS);
    expect(await round()).toMatchObject({ state: 'planned' });
    await run(times.announcedAt + 25 * MINUTE_MS);
    expect(await posts()).toEqual(['club 1:paper', 'thread 1']);
  });
});
