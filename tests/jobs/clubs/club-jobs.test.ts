import { setImmediate } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { SendError } from '../../../src/core/delivery/sender.ts';
import { MINUTE_MS } from '../../../src/core/time/duration.ts';
import { forgetClubThread, recordClubThread } from '../../../src/jobs/origins/club-origin.ts';
import { openClub } from './club-fixture.ts';

describe('advanceClubs', () => {
  it('posts each step once, also if two processes take it at the same time', async () => {
    const { run, times, posts, stores, round, events, recordVote } = await openClub();
    await Promise.all([run(times.voteOpensAt), run(times.voteOpensAt)]);
    expect(await posts()).toEqual(['club 1:vote']);
    await recordVote('7');
    await Promise.all([run(times.announcedAt), run(times.announcedAt)]);
    expect(await posts()).toEqual(['club 1:vote', 'club 1:paper', 'thread 2']);
    expect(await round()).toMatchObject({ state: 'announced', winnerPosition: 1 });
    await stores.clubs.notePosted(1, { threadId: '9' }, times.announcedAt);
    await run(times.announcedAt);
    await run(times.remindedAt);
    await run(times.endsAt);
    expect(await posts()).toEqual([
      'club 1:vote',
      'club 1:paper',
      'thread 2',
      'club 1:reminder',
      'club 1:minutes',
    ]);
    expect(events).toEqual(['reading-club-1-2026-09-14']);
    expect(await round()).toMatchObject({ state: 'planned', meetingOn: '2026-09-21' });
  });

  it('remembers a vote as a post of its candidates, so that reactions find them', async () => {
    const { run, times, recordVote, stores, round } = await openClub();
    await run(times.voteOpensAt);
    await recordVote('7');
    const paperIds = [...(await stores.clubs.candidates(1)).values()];
    expect(paperIds).toHaveLength(3);
    expect(await stores.posted.get('7')).toMatchObject({ kind: 'digest', channelId: 'papers', paperIds });
    expect(await round()).toMatchObject({ voteMessageId: '7' });
  });

  it('creates one event if two processes are about to, and finds that of a process that ended', async () => {
    const events: string[] = [];
    const { run, times, round, stores } = await openClub({
      async findEvent(_guildId, key) {
        await setImmediate();
        return events.includes(key) ? 'event' : undefined;
      },
      async createEvent(_guildId, { key }) {
        events.push(key);
        if (events.length === 1) throw new SendError('unavailable', 'the response was lost');
        return 'event';
      },
    });
    await run(times.announcedAt);
    await stores.clubs.notePosted(1, { threadId: '9' }, times.announcedAt);
    await Promise.all([run(times.announcedAt + MINUTE_MS), run(times.announcedAt + MINUTE_MS)]);
    expect([events.length, (await round()).eventState]).toEqual([1, 'creating']);
    await stores.clubs.notePosted(1, { threadId: '9' }, times.announcedAt + MINUTE_MS);
    await run(times.announcedAt + MINUTE_MS);
    expect(await round()).toMatchObject({ eventState: 'creating' });
    await Promise.all([run(times.announcedAt + 4 * MINUTE_MS), run(times.announcedAt + 4 * MINUTE_MS)]);
    expect(await round()).toMatchObject({ eventState: 'created', eventId: 'event' });
    expect(events).toHaveLength(1);
  });

  it('takes the buttons from a vote once it is over, and goes on without if Discord does not let it', async () => {
    const ended: string[] = [];
    const problems = [new SendError('unavailable', 'no answer'), new SendError('forbidden', 'missing')];
    const { run, times, round, stores } = await openClub(
      {
        async endButtonVote(channelId, messageId) {
          ended.push(`${channelId} ${messageId}`);
          throw problems.shift() ?? new Error('asked too often');
        },
      },
      { canSendPolls: () => false },
    );
    await run(times.voteOpensAt);
    await stores.clubs.notePosted(1, { voteMessageId: '7' }, times.voteOpensAt);
    await run(times.announcedAt);
    expect(await round()).toMatchObject({ state: 'voting' });
    await run(times.announcedAt + MINUTE_MS);
    expect(await round()).toMatchObject({ state: 'announced' });
    expect(ended).toEqual(['papers 7', 'papers 7']);
  });

  it('waits until Discord has counted the votes, and takes the first paper if the poll was deleted', async () => {
    let isCounting = true;
    const { run, times, round, stores } = await openClub({
      endPoll: async () => (isCounting ? { isFinal: false, votes: new Map([[2, 1]]) } : undefined),
    });
    await run(times.voteOpensAt);
    await stores.clubs.notePosted(1, { voteMessageId: '7' }, times.voteOpensAt);
    await run(times.announcedAt);
    expect(await round()).toMatchObject({ state: 'voting' });
    isCounting = false;
    await run(times.announcedAt + MINUTE_MS);
    expect(await round()).toMatchObject({ state: 'announced', winnerPosition: 0 });
  });

  it('tries an event again after an outage, and gives it up when Discord refuses it', async () => {
    const problems = [new SendError('unavailable', 'no answer'), new SendError('forbidden', 'missing')];
    const { run, times, round, stores } = await openClub({
      createEvent: () => Promise.reject(problems.shift() ?? new Error('asked too often')),
    });
    await run(times.announcedAt - MINUTE_MS);
    await run(times.announcedAt);
    await stores.clubs.notePosted(1, { threadId: '9' }, times.announcedAt);
    await run(times.announcedAt);
    expect(await round()).toMatchObject({ eventState: 'creating' });
    await run(times.announcedAt + 3 * MINUTE_MS);
    expect(await round()).toMatchObject({ eventState: 'given_up', problem: 'eventRefused' });
  });

  it('enters the thread as the discussion of its paper, and deletes an event that was made while the club was ended', async () => {
    const ending: (() => Promise<unknown>)[] = [];
    const { run, times, round, stores, club, events } = await openClub({
      createEvent: async () => {
        events.push('made');
        for (const end of ending) await end();
        return 'event';
      },
    });
    await run(times.announcedAt);
    const parent = await stores.deliveries.get(1);
    if (!parent) throw new TypeError('no post');
    const [paperId = 0] = parent.paperIds;
    // It has its discussion from the start, so that Discuss opens no other thread.
    expect((await stores.discussions.of(club.guildId, [paperId])).get(paperId)?.state).toBe('opening');
    await recordClubThread(parent, '9', { stores, now: times.announcedAt });
    expect(await stores.discussions.ofThread('9')).toMatchObject({
      guildId: club.guildId,
      paperId,
      channelId: 'papers',
      state: 'open',
    });
    expect(await round()).toMatchObject({ threadId: '9', eventState: 'pending' });
    ending.push(() => stores.clubs.delete(club.guildId, club.id));
    await run(times.announcedAt);
    expect(events).toEqual([]);
  });

  it('leaves a discussion that members have opened as it is, and forgets its own if the thread cannot be opened', async () => {
    const { run, times, stores, club } = await openClub();
    await run(times.announcedAt);
    const parent = await stores.deliveries.get(1);
    if (!parent) throw new TypeError('no post');
    const [paperId = 0] = parent.paperIds;
    const of = async () => (await stores.discussions.of(club.guildId, [paperId])).get(paperId);
    await forgetClubThread(parent, { stores });
    expect(await of()).toBeUndefined();
    const opened = { guildId: club.guildId, paperId, channelId: 'forum', isForumPost: true } as const;
    await stores.discussions.add({ ...opened, openedBy: 'ada', openedAt: times.announcedAt });
    await recordClubThread(parent, '9', { stores, now: times.announcedAt });
    await forgetClubThread(parent, { stores });
    expect(await of()).toMatchObject({ channelId: 'forum', threadId: null });
  });

  it('skips a meeting that passed while the bot was not running, and plans one that can still be voted for', async () => {
    const { run, times, round, posts } = await openClub();
    await run(times.endsAt);
    expect(await posts()).toEqual([]);
    expect(await round()).toMatchObject({ state: 'planned', meetingOn: '2026-09-21' });
  });
});
