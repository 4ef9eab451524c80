import { describe, expect, it } from 'vitest';
import { isAnsweredOnce, openShards } from '../../support/shards.ts';
import { openBot } from '../open-bot.ts';

describe('a bot that serves all of four shards', () => {
  it('answers in the servers of each and in direct messages, once', async () => {
    const { emulator, user, channels, dm } = await openShards();
    const bot = openBot(emulator);
    const client = await bot.serve();
    expect(client?.ws.shards.size).toBe(4);
    expect(bot.memberOf().size).toBe(emulator.world.directory.guilds().length);
    for (const channel of [...channels, dm]) expect(await isAnsweredOnce(emulator, user, channel)).toBe(true);
  });
});

describe('two processes with two shards each', () => {
  it('answer once, each in the servers of its shards, and the first in direct messages', async () => {
    const { emulator, user, guilds, channels, dm } = await openShards();
    const [first, second] = [
      [0, 1],
      [2, 3],
    ].map(ids => openBot({ ...emulator, shards: { count: 4, ids } }));
    await Promise.all([first?.serve(), second?.serve()]);
    for (const channel of [...channels, dm]) expect(await isAnsweredOnce(emulator, user, channel)).toBe(true);
    const served = (bot = first) => guilds.map(id => bot?.memberOf().has(id));
    expect([served(first), served(second)]).toEqual([
      [true, true, false, false],
      [false, false, true, true],
    ]);

    const post = emulator.userActions.say(user, channels[3] ?? '', 'Hello');
    emulator.userActions.react(user, post.id, '🔖');
    await expect.poll(() => second?.reactions).toMatchObject([{ messageId: post.id }]);
    expect(first?.reactions).toEqual([]);
  });
});

it('commands are answered by the first shard while the others wait for their turn to connect', async () => {
  const { emulator, user, channels } = await openShards({
    rateLimits: { maxConcurrency: 1, identifyIntervalMs: 0 },
    // Calls before the first shard is connected are not answered.
    responseDeadlineMs: 500,
  });
  const earlier = openBot({ ...emulator, shards: { count: 1, ids: 'auto' } });
  await earlier.serve();
  await earlier.stop();
  // The second shard connects five seconds later.
  void openBot(emulator).serve();
  await expect.poll(() => isAnsweredOnce(emulator, user, channels[0] ?? ''), { timeout: 3_000 }).toBe(true);
});

const isOfFirstShard = (id: string) => (BigInt(id) >> 22n) % 4n === 0n;

it('the bot ends if Discord refuses one of its shards for good', async () => {
  const { emulator, guilds } = await openShards({
    sharding: { recommendedShards: () => 4, maxGuildsPerShard: 2 },
  });
  const { directory } = emulator.world;
  while (directory.guilds().filter(({ id }) => isOfFirstShard(id)).length <= 2)
    emulator.world.addGuild({ name: 'Server' });
  for (const { id } of directory.guilds())
    if (!guilds.includes(id) && !isOfFirstShard(id)) directory.removeGuild(id);
  const bot = openBot(emulator);
  void bot.serve();
  await expect
    .poll(() => bot.fatal.map(({ message }) => message), { timeout: 10_000 })
    .toEqual([
      'Discord closed the connection for good (code 4011): a shard has too many servers; set a larger SHARD_COUNT, or auto, and start again.',
    ]);
  // A socket that is closed while it connects can end in an error that nothing listens to.
  await expect.poll(() => emulator.gateway.connectionCount, { timeout: 10_000 }).toBe(3);
});
