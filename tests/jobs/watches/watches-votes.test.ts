import { describe, expect, it } from 'vitest';
import { ADA, BEN, openWatchFixture } from '../../support/watch-fixture.ts';

describe('a watch with votes', () => {
  it('tells a paper when it reaches the votes, also one that was there before', async () => {
    const { watch, addPaper, tick, discord, stores } = await openWatchFixture();
    // So that its votes are known.
    await watch({ words: 'river' }, BEN);
    const before = await addPaper({ title: 'An earlier glacier', upvotes: 3 });
    const popular = await addPaper({ title: 'A popular glacier', upvotes: 12 });
    await tick();
    await watch({ words: 'glacier', minVotes: 10 });
    const after = await addPaper({ title: 'A later glacier', upvotes: 2 });
    await tick();
    await stores.papers.update(popular.id, { ...popular, upvotes: 15 });
    await stores.papers.update(before.id, { ...before, upvotes: 9 });
    await tick();
    expect(discord.toUser(ADA)).toEqual([]);
    await stores.papers.update(before.id, { ...before, upvotes: 10 });
    await stores.papers.update(after.id, { ...after, upvotes: 20 });
    await tick();
    await stores.papers.update(after.id, { ...after, upvotes: 8 });
    await tick();
    await stores.papers.update(after.id, { ...after, upvotes: 11 });
    await tick();
    const [message, ...others] = discord.toUser(ADA);
    expect(others).toEqual([]);
    expect(message).toContain('A later glacier');
    expect(message).toContain('An earlier glacier');
    expect(message).not.toContain('popular');
  });

  it('tells a paper from before the first watch of all when it reaches the votes', async () => {
    const { watch, addPaper, tick, discord, stores } = await openWatchFixture();
    const paper = await addPaper({ title: 'A glacier', upvotes: 3 });
    await tick();
    await watch({ words: 'glacier', minVotes: 20 });
    await stores.papers.update(paper.id, { ...paper, upvotes: 19 });
    await tick();
    expect(discord.toUser(ADA)).toEqual([]);
    await stores.papers.update(paper.id, { ...paper, upvotes: 25 });
    await tick();
    await stores.papers.update(paper.id, { ...paper, upvotes: 30 });
    await tick();
    expect(discord.toUser(ADA)).toHaveLength(1);
  });

  it('tells an old paper that has the votes when it is first listed', async () => {
    const { watch, addPaper, tick, discord, stores } = await openWatchFixture();
    const old = { publishedAt: '2024-05-01' };
    const unlisted = await addPaper({ title: 'A glacier', ...old });
    const listed = await addPaper({ title: 'A listed glacier', ...old, listedOn: ['2026-10-01'] });
    await tick();
    await watch({ minVotes: 20 });
    await watch({ words: 'glacier' }, BEN);
    const listedToday = { ...unlisted, listedOn: ['2026-11-23'], upvotes: 25 };
    await stores.papers.update(unlisted.id, listedToday);
    // Its votes from before are not known.
    await stores.papers.update(listed.id, { ...listed, listedOn: ['2026-10-01', '2026-11-23'], upvotes: 25 });
    await tick();
    await stores.papers.update(unlisted.id, { ...listedToday, upvotes: 30 });
    await tick();
    expect(discord.toUser(ADA)).toEqual([expect.stringContaining('1 new paper with at least 20 votes')]);
    expect(discord.toUser(ADA)[0]).toContain('A glacier');
    expect(discord.toUser(BEN)).toEqual([]);
  });
});
