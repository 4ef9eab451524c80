import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Stores, UnitOfWork } from '../../../src/core/stores.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../../src/core/time/duration.ts';
import { followPapers } from '../../../src/jobs/watches/follow-papers.ts';
import { sendSubscriptions } from '../../../src/jobs/watches/send-subscriptions.ts';
import { tellFinds } from '../../../src/jobs/watches/tell-finds.ts';
import { backUpDatabase } from '../../../src/store/database/sqlite/open-sqlite.ts';
import { noticeRestore } from '../../../src/usecases/notice-restore.ts';
import { tempFolder } from '../../support/temp-folder.ts';
import { ADA, BEN, createFakeDiscord, openWatchFixture } from '../../support/watch-fixture.ts';

/** More than one step stores. */
const PAPERS = 10;

const CRASH = new Error('crash');

/** Rejects the given call of a unit of work: before it commits, or after that. */
function crashing(unitOfWork: UnitOfWork, call: number, when: 'before' | 'after'): UnitOfWork {
  let calls = 0;
  return async work => {
    calls += 1;
    const isCrash = calls === call;
    const result = await unitOfWork(async stores => {
      const done = await work(stores);
      if (isCrash && when === 'before') throw CRASH;
      return done;
    });
    if (isCrash) throw CRASH;
    return result;
  };
}

/** Finds and tells with a process that crashes at a transaction, then with one that does not. */
async function withCrash(call: number, when: 'before' | 'after') {
  const discord = createFakeDiscord();
  const first = await openWatchFixture({ discord });
  await first.watch({ words: 'glacier' });
  await first.watch({ words: 'ice' }, BEN);
  await first.subscribe({ what: 'daily' });
  for (let i = 0; i < PAPERS; i += 1)
    await first.addPaper({ title: `Glacier ice number ${i}.`, listedOn: ['2026-11-23'] });
  first.clock.advance(9 * HOUR_MS + 10 * MINUTE_MS);
  const context = { ...first.context, unitOfWork: crashing(first.unitOfWork, call, when) };
  const run = async () => {
    await followPapers(first.clock.now(), context);
    await tellFinds(first.clock.now(), context);
    await sendSubscriptions(first.clock.now(), context);
  };
  await run().catch((error: unknown) => {
    if (error !== CRASH) throw error;
  });
  await first.deliver();
  const second = await openWatchFixture({
    discord,
    databaseFile: first.file,
    start: first.clock.now() + MINUTE_MS,
  });
  await second.tick();
  await second.tick();
  return { discord, stores: second.stores };
}

describe('a crash while papers are found and told', () => {
  // Two for the papers, one for each user, one for the subscription.
  it.each([
    [1, 'before'],
    [1, 'after'],
    [2, 'before'],
    [3, 'before'],
    [3, 'after'],
    [5, 'before'],
    [5, 'after'],
  ] as const)('at transaction %i, %s its commit, tells every paper exactly once', async (call, when) => {
    const { discord, stores } = await withCrash(call, when);
    for (const user of [ADA, BEN]) {
      const numbers = discord
        .toUser(user)
        .filter(text => text.includes('🔔'))
        .map(text => Number(/\d+/.exec(text)?.[0]));
      // One message, or those of both runs: each paper is counted in one of them.
      expect(numbers.reduce((sum, papers) => sum + papers, 0)).toBe(PAPERS);
    }
    expect(discord.toUser(ADA).filter(text => text.includes('Daily papers'))).toHaveLength(1);
    expect(await stores.watchFinds.nextDueAt()).toBeUndefined();
  });

  it('between the message and its record sends it once', async () => {
    const { watch, addPaper, follow, tell, deliverer, tick, discord, clock, stores } =
      await openWatchFixture();
    await watch({ words: 'glacier' });
    await addPaper({ title: 'Modelling glaciers' });
    discord.channelOf(`dm:${ADA}`).failNext('unavailable', 'stored');
    await follow();
    await tell();
    await deliverer.drain();
    expect((await stores.deliveries.get(1))?.state).toBe('sending');
    discord.channelOf(`dm:${ADA}`).forgetNonces();
    clock.advance(10 * MINUTE_MS);
    await tick();
    expect((await stores.deliveries.get(1))?.state).toBe('sent');
    expect(discord.toUser(ADA)).toHaveLength(1);
  });
});

describe('after an older backup was restored', () => {
  it('digests and subscriptions that were sent before are found, and not sent again', async () => {
    const discord = createFakeDiscord();
    const before = await openWatchFixture({ discord });
    await before.watch({ words: 'glacier', deliver: 'daily' });
    await before.subscribe();
    await before.addPaper({ title: 'Modelling glaciers', listedOn: ['2026-11-23'] });
    await before.follow();
    const backup = join(tempFolder(), 'backup.sqlite');
    await backUpDatabase(before.file, backup);
    before.clock.advance(9 * HOUR_MS + 10 * MINUTE_MS);
    await before.tick();
    expect(discord.toUser(ADA)).toHaveLength(2);
    discord.channelOf(`dm:${ADA}`).forgetNonces();

    const after = await openWatchFixture({
      discord,
      databaseFile: backup,
      start: before.clock.now() + HOUR_MS,
    });
    expect(await noticeRestore(after.unitOfWork, after.clock.now())).toBe(true);
    await after.tick();
    after.clock.advance(DAY_MS);
    await after.tick();
    expect(discord.toUser(ADA)).toHaveLength(2);
    expect(await states(after.stores)).toEqual(['sent', 'sent']);
  });
});

/** Returns the states of the first two deliveries. */
async function states({ deliveries }: Pick<Stores, 'deliveries'>) {
  return [(await deliveries.get(1))?.state, (await deliveries.get(2))?.state];
}
