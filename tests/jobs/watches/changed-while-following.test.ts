import { describe, expect, it } from 'vitest';
import { followPapers } from '../../../src/jobs/watches/follow-papers.ts';
import { BEN, openWatchFixture } from '../../support/watch-fixture.ts';

/** More papers than are matched at once. */
const RIVERS = 20;

/** Many papers that no watch fits; `followWhile` follows them, and does something when they are read for the second time. */
async function openManyPapers() {
  const fixture = await openWatchFixture();
  const { stores, context, clock, watch, addPaper } = fixture;
  await watch({ words: 'glacier' });

  async function followWhile(change: () => Promise<unknown>): Promise<void> {
    for (let i = 0; i < RIVERS; i += 1) await addPaper({ title: `Rivers, part ${i}` });
    let reads = 0;
    const papers = {
      ...stores.papers,
      async changedSince(...args: Parameters<typeof stores.papers.changedSince>) {
        reads += 1;
        if (reads === 2) await change();
        return stores.papers.changedSince(...args);
      },
    };
    await followPapers(clock.now(), { ...context, stores: { ...stores, papers } });
  }

  return { ...fixture, followWhile };
}

describe('while many papers are followed', () => {
  it('a watch that is made finds the papers after it', async () => {
    const { followWhile, watch, addPaper, tick, discord } = await openManyPapers();
    await followWhile(async () => {
      await watch({ words: 'volcano' }, BEN);
      await addPaper({ title: 'A volcano' });
    });
    await tick();
    expect(discord.toUser(BEN)).toHaveLength(1);
  });

  it('a watch that is edited finds the papers after it', async () => {
    const { followWhile, watch, stores, addPaper, tick, discord } = await openManyPapers();
    const { id } = await watch({ words: 'volcano' }, BEN);
    await followWhile(async () => {
      await stores.watches.change(id, { words: 'volcano OR geyser' });
      await addPaper({ title: 'A geyser' });
    });
    await tick();
    expect(discord.toUser(BEN)).toHaveLength(1);
  });

  it('a watch that is resumed finds the papers after it', async () => {
    const { followWhile, watch, stores, addPaper, tick, discord } = await openManyPapers();
    const { id } = await watch({ words: 'volcano' }, BEN);
    await stores.watches.pause(id, 'user');
    await followWhile(async () => {
      await stores.watches.resume(id);
      await addPaper({ title: 'A volcano' });
    });
    await tick();
    expect(discord.toUser(BEN)).toHaveLength(1);
  });
});
