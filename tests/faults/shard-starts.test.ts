import { expect, it } from 'vitest';
import { openBot } from '../discord/open-bot.ts';
import { openShards } from '../support/shards.ts';

it(
  'processes that start at the same time get their sessions in turn, one in five seconds',
  { timeout: 60_000 },
  async () => {
    const { emulator } = await openShards({ rateLimits: { maxConcurrency: 1 } });
    const bots = [0, 1].map(id => openBot({ ...emulator, shards: { count: 2, ids: [id] } }));
    const clients = await Promise.all(bots.map(bot => bot.serve()));
    expect(clients.map(client => client?.isReady())).toEqual([true, true]);
    expect(bots.flatMap(({ fatal }) => fatal)).toEqual([]);
    expect(bots.reduce((sum, bot) => sum + bot.memberOf().size, 0)).toBe(
      emulator.world.directory.guilds().length,
    );
  },
);
