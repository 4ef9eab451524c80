import { describe, expect, it } from 'vitest';
import { emptyPaper } from '../../../../src/core/paper/paper.ts';
import { runVerb } from '../../../support/run-verb.ts';
import { startBot } from '../../../support/cli-process.ts';
import { hasPostgres, openTestPostgres, POSTGRES_SKIP } from '../../../support/postgres.ts';
import { isAnsweredOnce, openShards } from '../../../support/shards.ts';
import { tempFolder } from '../../../support/temp-folder.ts';

describe.skipIf(!hasPostgres)(`two processes with two shards each${POSTGRES_SKIP}`, () => {
  it('answer commands, mentions and reactions once, each on its servers, and the first direct messages', async () => {
    const { emulator, user, channels, dm } = await openShards();
    const { url, stores, unitOfWork } = await openTestPostgres();
    // Without the starter corpus, which takes a second to import.
    await stores.metadata.set('starter', 'done');
    const arxivIds = channels.map((_, at) => `2501.0000${at + 1}`);
    for (const arxivId of arxivIds)
      await unitOfWork(({ papers }) => papers.insert({ ...emptyPaper(`Gardens, ${arxivId}`), arxivId }));
    const env = { DATABASE_URL: url, SHARD_COUNT: '4' };
    const bots = await Promise.all(
      ['0,1', '2-3'].map(SHARD_IDS => startBot(emulator, tempFolder(), { ...env, SHARD_IDS })),
    );
    for (const channel of [...channels, dm]) expect(await isAnsweredOnce(emulator, user, channel)).toBe(true);

    const { world, userActions } = emulator;
    const posts = (channel: string) =>
      world.messages.history(channel, { limit: 10 }).filter(({ author }) => author.id === world.bot.id);
    for (const [at, channel] of channels.entries()) {
      userActions.say(user, channel, `<@${world.bot.id}> https://arxiv.org/abs/${arxivIds[at]}`);
      await expect.poll(() => posts(channel).length, { timeout: 10_000 }).toBe(1);
      userActions.react(user, posts(channel)[0]?.id ?? '', '🔖');
    }
    const saved = () => stores.library.list(user, { offset: 0, limit: 10 });
    await expect.poll(async () => (await saved()).length, { timeout: 10_000 }).toBe(4);

    const { stdout } = await runVerb(['status'], tempFolder(), { DATABASE_URL: url });
    expect(stdout).toMatch(/: shards 0, 1 of 4, seen \d s ago\n/);
    expect(stdout).toMatch(/: shards 2, 3 of 4, seen \d s ago\n/);
    for (const bot of bots) {
      expect(bot.stderr()).not.toMatch(/"level":"error"/);
      expect((await bot.stop()).code).toBe(0);
    }
    expect(channels.map(channel => posts(channel).length)).toEqual([1, 1, 1, 1]);
  });
});
