import { setTimeout } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { emptyPaper } from '../../src/core/paper/paper.ts';
import { createWallOfFame } from '../../src/jobs/wall-of-fame.ts';
import { openTestDatabase } from '../support/database.ts';
import { openEmulator } from '../support/emulator.ts';
import { createFakeAccess } from '../support/fake-access.ts';
import { printCounts } from '../support/fault-counts.ts';
import { createSilentLog } from '../support/silent-log.ts';
import { createVotingRace } from '../support/voting-race.ts';
import { startReactingBot } from '../discord/reacting-bot.ts';

const REACTIONS = 500;
const MEMBERS = 100;
const POSTS = 3;
const MAX_MS = 60_000;
const LOOK_EVERY_MS = 50;
/** The time of a request is that of its response. */
const MIN_EDIT_GAP_MS = 4_500;

it(
  '500 reactions by 100 members within 2 s around a restart: votes and counts equal Discord’s state',
  async () => {
    const emulator = await openEmulator({ rateLimits: 'discord' });
    const database = await openTestDatabase();
    const paperId = (await database.stores.papers.insert(emptyPaper('Ferns'))).id;
    const options = { postCount: POSTS, memberCount: MEMBERS, paperId };
    const race = await createVotingRace(emulator, database.stores, options);
    const editedAt = new Map<string, number[]>();
    emulator.faults.onRequest(({ method, path }) => {
      if (method === 'PATCH') editedAt.set(path, [...(editedAt.get(path) ?? []), performance.now()]);
    });
    const guildId = emulator.world.seed.guild.id;
    const wall = await startWall(guildId, database);
    const bot = await startReactingBot(emulator, database);
    await race.run(REACTIONS, async () => {
      await bot.stop();
      await startReactingBot(emulator, database);
    });
    const startedAt = performance.now();
    const votes = async () => (await database.stores.votes.counts(guildId, [paperId])).get(paperId);
    await expect.poll(votes, { timeout: MAX_MS }).toBe(race.expectedVotes());
    const label = String(race.expectedVotes());
    await expect
      .poll(() => race.labels(), { timeout: MAX_MS })
      .toEqual(Array.from({ length: POSTS }, () => label));
    const wallPosts = await wall.stop();
    expect(wallPosts).toBe(1);
    const gaps = [...editedAt.values()].flatMap(times =>
      times.slice(1).map((at, index) => at - (times[index] ?? 0)),
    );
    expect(gaps.filter(gap => gap < MIN_EDIT_GAP_MS)).toEqual([]);
    const requests = emulator.faults.find({});
    expect(requests.filter(({ status }) => status === 429)).toEqual([]);
    printCounts(29, {
      reactions: REACTIONS,
      votes: race.expectedVotes(),
      edits: [...editedAt.values()].flat().length,
      'wall posts': wallPosts,
      'seconds until equal': Math.ceil((performance.now() - startedAt) / 1_000),
    });
  },
  4 * MAX_MS,
);

/** Lets two jobs put papers on the wall of fame at the same time, over and over. `stop` returns how many posts that made. */
async function startWall(
  guildId: string,
  { stores, unitOfWork }: Awaited<ReturnType<typeof openTestDatabase>>,
) {
  await stores.serverSettings.change(guildId, { wallChannelId: '2000000000000000007', wallThreshold: 5 });
  const options = { stores, unitOfWork, channelAccess: createFakeAccess(), log: createSilentLog() };
  const jobs = [1, 2].map(() => createWallOfFame(options));
  const stopped = new AbortController();
  const look = async () => {
    let entered = 0;
    while (!stopped.signal.aborted) {
      const counts = await Promise.all(jobs.map(job => job.enterDue(Date.now())));
      entered += counts.reduce((sum, count) => sum + count, 0);
      await setTimeout(LOOK_EVERY_MS);
    }
    return entered;
  };
  const looking = look();
  return {
    async stop() {
      stopped.abort();
      return looking;
    },
  };
}
