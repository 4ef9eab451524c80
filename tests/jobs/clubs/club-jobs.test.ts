import { describe, expect, it } from 'vitest';
import { SendError } from '../../../src/core/delivery/sender.ts';
import type { ClubDiscord } from '../../../src/core/club/club-discord.ts';
import { roundTimes } from '../../../src/core/club/meeting.ts';
import { emptyPaper } from '../../../src/core/paper/paper.ts';
import { MINUTE_MS } from '../../../src/core/time/duration.ts';
import { ALL_WORK } from '../../../src/core/work-shares.ts';
import { advanceClubs } from '../../../src/jobs/clubs/club-jobs.ts';
import { recordClubThread } from '../../../src/jobs/origins/club-origin.ts';
import { nextRound } from '../../../src/usecases/next-round.ts';
import { openTestDatabase } from '../../support/database.ts';
import { createSilentLog } from '../../support/silent-log.ts';

/** A Thursday. */
const START = Date.UTC(2026, 8, 10, 12);

async function openClub(discord: Partial<ClubDiscord> = {}) {
  const { stores, unitOfWork } = await openTestDatabase();
  for (const title of ['Sparse Gardens', 'Dense Gardens', 'Dry Gardens']) {
    await stores.papers.insert({ ...emptyPaper(title), upvotes: title.length, listedOn: ['2026-09-09'] });
  }
  const spec = {
    guildId: '1000000000000000001',
    channelId: 'papers',
    weekday: 1,
    time: '18:00',
    timezone: 'UTC',
    pick: 'poll',
    createdBy: null,
    createdAt: START,
  } as const;
  const club = await stores.clubs.create(spec, nextRound(spec, START));
  const round = async () => {
    const [overview] = await stores.clubs.ofGuild(club.guildId);
    if (overview?.round === undefined) throw new TypeError('no round');
    return overview.round;
  };
  const times = roundTimes(await round());
  const events: string[] = [];
  const context = {
    stores,
    unitOfWork,
    discord: {
      endPoll: async () => ({ isFinal: true, votes: new Map([[1, 2]]) }),
      createEvent: async (_guildId: string, { key }: { readonly key: string }) => {
        events.push(key);
        return 'event';
      },
      deleteEvent: async () => {
        events.pop();
      },
      ...discord,
    },
    access: { isTextChannel: () => true, canSendPolls: () => true, canCreateEvents: () => true },
    shares: () => ALL_WORK,
    log: createSilentLog(),
  };
  return {
    stores,
    club,
    round,
    times,
    events,
    run: (now: number) => advanceClubs(now, context, new AbortController().signal),
    /** The club's posts in the outbox. */
    async posts() {
      const found = [];
      for (let id = 1; ; id += 1) {
        const delivery = await stores.deliveries.get(id);
        if (!delivery) return found;
        found.push(`${delivery.origin.kind} ${delivery.origin.id}`);
      }
    },
  };
}

describe('advanceClubs', () => {
  it('posts each step once, also if two processes take it at the same time', async () => {
    const { run, times, posts, stores, round, events } = await openClub();
    await Promise.all([run(times.voteOpensAt), run(times.voteOpensAt)]);
    expect(await posts()).toEqual(['club 1:vote']);
    await stores.clubs.notePosted(1, { voteMessageId: '7' }, times.voteOpensAt);
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
    expect(await round()).toMatchObject({ eventState: 'pending' });
    await run(times.announcedAt + MINUTE_MS);
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
    await recordClubThread(parent, '9', { stores, now: times.announcedAt });
    expect(await stores.discussions.ofThread('9')).toMatchObject({
      guildId: club.guildId,
      paperId: parent.paperIds[0],
      channelId: 'papers',
      state: 'open',
    });
    expect(await round()).toMatchObject({ threadId: '9', eventState: 'pending' });
    ending.push(() => stores.clubs.delete(club.guildId, club.id));
    await run(times.announcedAt);
    expect(events).toEqual([]);
  });

  it('skips a meeting that passed while the bot was not running, and plans one that can still be voted for', async () => {
    const { run, times, round, posts } = await openClub();
    await run(times.endsAt);
    expect(await posts()).toEqual([]);
    expect(await round()).toMatchObject({ state: 'planned', meetingOn: '2026-09-21' });
  });
});
