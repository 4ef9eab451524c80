import { describe, expect, it } from 'vitest';
import type { Club } from '../../src/core/club/club.ts';
import { emptyPaper } from '../../src/core/paper/paper.ts';
import { openTestDatabase } from '../support/database.ts';

const SPEC: Omit<Club, 'id'> = {
  guildId: '10',
  channelId: 'papers',
  weekday: 1,
  time: '19:00',
  timezone: 'UTC',
  pick: 'poll',
  createdBy: 'ada',
  createdAt: 5,
};

const FIRST = { meetingOn: '2026-09-14', meetingAt: 1000, dueAt: 100 };

async function openWithClub() {
  const opened = await openTestDatabase();
  const { papers, clubs } = opened.stores;
  const club = await clubs.create(SPEC, FIRST);
  const [overview] = await clubs.ofGuild('10');
  if (overview?.round === undefined) throw new TypeError('no round');
  const add = async (title: string) => (await papers.insert(emptyPaper(title))).id;
  return { papers, clubs, club, round: overview.round, add };
}

describe('ClubStore', () => {
  it('has a club with its current round until it is deleted in its server', async () => {
    const { clubs, club, round } = await openWithClub();
    expect(await clubs.get(club.id)).toEqual({ ...SPEC, id: club.id });
    expect(round).toMatchObject({ meetingOn: '2026-09-14', state: 'planned', eventState: 'pending' });
    expect(await clubs.delete('11', club.id)).toBe(false);
    expect(await clubs.delete('10', club.id)).toBe(true);
    expect([await clubs.ofGuild('10'), await clubs.round(round.id)]).toEqual([[], undefined]);
  });

  it('advances a round once, whoever tries', async () => {
    const { clubs, round } = await openWithClub();
    expect(await clubs.due(99, { limit: 5 })).toEqual([]);
    expect((await clubs.due(100, { limit: 5 })).map(each => each.id)).toEqual([round.id]);
    expect(await clubs.advance(round, { state: 'voting', voteKind: 'buttons' }, 200)).toBe(true);
    expect(await clubs.advance(round, { state: 'voting' }, 300)).toBe(false);
    expect(await clubs.nextDueAt()).toBe(200);
    const voting = await clubs.round(round.id);
    expect(voting).toMatchObject({ state: 'voting', voteKind: 'buttons', winnerPosition: null });
  });

  it('lets one process at a time create an event, until its claim ends, whatever is posted until then', async () => {
    const { clubs, round } = await openWithClub();
    expect(await clubs.claimEvent(round.id, 100, 200)).toBe(true);
    expect(await clubs.claimEvent(round.id, 150, 250)).toBe(false);
    await clubs.notePosted(round.id, { threadId: '9' }, 160);
    expect([await clubs.nextDueAt(), await clubs.holdsEvent(round.id, 200)]).toEqual([200, true]);
    expect(await clubs.claimEvent(round.id, 200, 300)).toBe(true);
    expect(await clubs.holdsEvent(round.id, 200)).toBe(false);
    const creating = await clubs.round(round.id);
    expect(creating).toMatchObject({ eventState: 'creating', threadId: '9' });
    if (creating) await clubs.advance(creating, { eventState: 'created', eventId: '5' }, 400);
    expect(await clubs.claimEvent(round.id, 500, 600)).toBe(false);
  });

  it('counts one vote of each user, as long as the vote is open', async () => {
    const { clubs, round, add } = await openWithClub();
    await clubs.setCandidates(round.id, [await add('Sparse Gardens'), 999, await add('Dense Gardens')]);
    expect([...(await clubs.candidates(round.id)).keys()]).toEqual([0, 2]);
    expect(await clubs.vote(round.id, 'ben', 0, 7)).toBe(false);
    await clubs.advance(round, { state: 'voting', voteKind: 'buttons' }, 200);
    expect(await clubs.vote(round.id, 'ben', 0, 7)).toBe(true);
    await clubs.vote(round.id, 'ben', 1, 8);
    await clubs.vote(round.id, 'cleo', 1, 8);
    expect([...(await clubs.votes(round.id))]).toEqual([[1, 2]]);
  });

  it('plans one round for a date, and knows what the club has read, also after papers were merged', async () => {
    const { papers, clubs, club, round, add } = await openWithClub();
    const [first, second] = [await add('Sparse Gardens'), await add('Dense Gardens')];
    await clubs.setCandidates(round.id, [first, second]);
    await clubs.advance(round, { state: 'closed', winnerPosition: 1 }, null);
    for (let times = 0; times < 2; times += 1)
      await clubs.plan(club, { meetingOn: '2026-09-21', meetingAt: 2000, dueAt: 300 });
    const [overview] = await clubs.ofGuild('10');
    expect([overview?.round?.meetingOn, overview?.lastRound?.id]).toEqual(['2026-09-21', round.id]);
    expect([...(await clubs.readPapers(club.id))]).toEqual([second]);
    await papers.merge(first, [second], emptyPaper('Sparse Gardens'));
    expect([...(await clubs.readPapers(club.id))]).toEqual([first]);
  });
});
