import type { ClubAccess, ClubDiscord } from '../../../src/core/club/club-discord.ts';
import { roundTimes } from '../../../src/core/club/meeting.ts';
import { emptyPaper } from '../../../src/core/paper/paper.ts';
import { ALL_WORK } from '../../../src/core/work-shares.ts';
import { advanceClubs } from '../../../src/jobs/clubs/club-jobs.ts';
import { clubOrigin } from '../../../src/jobs/origins/club-origin.ts';
import { nextRound } from '../../../src/usecases/next-round.ts';
import { openTestDatabase } from '../../support/database.ts';
import { createFakeAccess } from '../../support/fake-access.ts';
import { createSilentLog } from '../../support/silent-log.ts';

/** A Thursday. */
const CLUB_START = Date.UTC(2026, 8, 10, 12);

/** Opens a database with three papers and a club in a channel, and takes its steps over a fake Discord. */
export async function openClub(discord: Partial<ClubDiscord> = {}, access: Partial<ClubAccess> = {}) {
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
    createdAt: CLUB_START,
  } as const;
  const club = await stores.clubs.create(spec, nextRound(spec, CLUB_START));
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
      endButtonVote: async () => undefined,
      findEvent: async (_guildId: string, key: string) => (events.includes(key) ? 'event' : undefined),
      createEvent: async (_guildId: string, { key }: { readonly key: string }) => {
        events.push(key);
        return 'event';
      },
      deleteEvent: async () => {
        events.pop();
      },
      thread: async (threadId: string) => ({ threadId, state: 'open' as const, totalMessages: 0 }),
      ...discord,
    },
    access: {
      isTextChannel: () => true,
      canSendPolls: () => true,
      canCreateEvents: () => true,
      canPostInThreads: () => true,
      haveSameViewers: () => true,
      ...access,
    },
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
    /** Records that the vote of the first round was posted. */
    async recordVote(messageId: string) {
      const vote = await stores.deliveries.get(1);
      const channelAccess = createFakeAccess();
      if (vote) await clubOrigin.recordSent(vote, { messageId }, { stores, channelAccess, now: CLUB_START });
    },
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
