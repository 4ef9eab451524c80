import { expect, it } from 'vitest';
import { emptyPaper } from '../../src/core/paper/paper.ts';
import { openTestDatabase } from '../support/database.ts';
import { openEmulator } from '../support/emulator.ts';
import { createVotingRace } from '../support/voting-race.ts';
import { startReactingBot } from './reacting-bot.ts';

it('the votes of 50 quick reactions around a restart are those that Discord shows, and so are the counts', async () => {
  const emulator = await openEmulator({ rateLimits: 'discord' });
  const database = await openTestDatabase();
  const paperId = (await database.stores.papers.insert(emptyPaper('Ferns'))).id;
  const options = { postCount: 2, memberCount: 15, paperId };
  const race = await createVotingRace(emulator, database.stores, options);
  const bot = await startReactingBot(emulator, database);
  await race.run(50, async () => {
    await bot.stop();
    await startReactingBot(emulator, database);
  });
  const guildId = emulator.world.seed.guild.id;
  const votes = async () => (await database.stores.votes.counts(guildId, [paperId])).get(paperId);
  await expect.poll(votes, { timeout: 20_000 }).toBe(race.expectedVotes());
  const label = String(race.expectedVotes());
  await expect.poll(() => race.labels(), { timeout: 20_000 }).toEqual([label, label]);
  expect(emulator.faults.find({}).filter(({ status }) => status === 429)).toEqual([]);
});
