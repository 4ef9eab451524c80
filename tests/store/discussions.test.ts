import { describe, expect, it } from 'vitest';
import { WHOLE_SHARE } from '../../src/core/message/snowflake-share.ts';
import { emptyPaper } from '../../src/core/paper/paper.ts';
import { openTestDatabase } from '../support/database.ts';

const NEW = { channelId: 'papers', isForumPost: false, openedBy: 'ada', openedAt: 5 } as const;

async function openWithPapers() {
  const opened = await openTestDatabase();
  const { papers, discussions } = opened.stores;
  const paperId = (await papers.insert(emptyPaper('Sparse Gardens'))).id;
  const otherId = (await papers.insert(emptyPaper('Dense Gardens'))).id;
  return { ...opened, ...opened.stores, discussions, paperId, otherId };
}

describe('DiscussionStore', () => {
  it('has one discussion of a paper in a server, however often it is opened', async () => {
    const { discussions, paperId, otherId } = await openWithPapers();
    expect(await discussions.add({ guildId: 'g', paperId, ...NEW })).toBe(true);
    expect(await discussions.add({ guildId: 'g', paperId, ...NEW, openedBy: 'ben' })).toBe(false);
    expect(await discussions.add({ guildId: 'h', paperId, ...NEW })).toBe(true);
    const found = await discussions.of('g', [otherId, paperId]);
    expect([...found.keys()]).toEqual([paperId]);
    expect(found.get(paperId)).toMatchObject({ openedBy: 'ada', threadId: null, state: 'opening' });
    expect(await discussions.add({ guildId: 'g', paperId: 999, ...NEW })).toBe(false);
  });

  it('has the first thread that was opened for it', async () => {
    const { discussions, paperId } = await openWithPapers();
    await discussions.add({ guildId: 'g', paperId, ...NEW });
    expect(await discussions.setThread({ guildId: 'g', paperId }, '7')).toBe(true);
    expect(await discussions.setThread({ guildId: 'g', paperId }, '8')).toBe(false);
    await discussions.forgetUnopened({ guildId: 'g', paperId });
    expect(await discussions.ofThread('7')).toMatchObject({ paperId, state: 'open' });
    await discussions.setState('7', 'archived');
    expect(await discussions.ofThread('7')).toMatchObject({ state: 'archived' });
    expect(await discussions.forgetThread('7')).toEqual({ guildId: 'g', paperId });
    expect((await discussions.of('g', [paperId])).size).toBe(0);
  });

  it('counts messages of its thread, never below zero', async () => {
    const { discussions, paperId } = await openWithPapers();
    await discussions.add({ guildId: 'g', paperId, ...NEW });
    await discussions.setThread({ guildId: 'g', paperId }, '7');
    const changed = await discussions.addMessages([
      { threadId: '7', count: 3, lastAt: 40 },
      { threadId: 'unknown', count: 1, lastAt: 40 },
    ]);
    expect(changed).toEqual([{ guildId: 'g', paperId }]);
    await discussions.addMessages([{ threadId: '7', count: -1, lastAt: undefined }]);
    expect(await discussions.ofThread('7')).toMatchObject({ messageCount: 2, lastMessageAt: 40 });
    await discussions.addMessages([{ threadId: '7', count: -9, lastAt: undefined }]);
    expect(await discussions.ofThread('7')).toMatchObject({ messageCount: 0 });
  });

  it("takes Discord's number of messages less those of the outbox", async () => {
    const { discussions, deliveries, paperId } = await openWithPapers();
    await discussions.add({ guildId: 'g', paperId, ...NEW });
    await discussions.setThread({ guildId: 'g', paperId }, '7');
    const delivery = await deliveries.add({
      key: 'discussion:top',
      origin: { kind: 'notice', id: 'any' },
      target: { kind: 'channel', id: '7' },
      body: {},
      nonce: 'n',
      paperIds: [],
      format: null,
      listName: null,
      slotDueAt: 5,
      expiresAt: 99,
      createdAt: 5,
    });
    await deliveries.settle(delivery, { state: 'sent', messageId: '9', channelId: '7' });
    expect(await discussions.setTotalMessages('7', 5)).toBe(true);
    expect(await discussions.setTotalMessages('7', 5)).toBe(false);
    expect(await discussions.ofThread('7')).toMatchObject({ messageCount: 4 });
  });

  it('lists the discussions with a thread in pages', async () => {
    const { discussions, paperId, otherId } = await openWithPapers();
    for (const [id, threadId] of [
      [paperId, '7'],
      [otherId, '8'],
    ] as const) {
      await discussions.add({ guildId: 'g', paperId: id, ...NEW });
      await discussions.setThread({ guildId: 'g', paperId: id }, threadId);
    }
    await discussions.add({ guildId: 'h', paperId, ...NEW });
    const first = await discussions.page({ limit: 1 });
    expect(first.map(each => each.threadId)).toEqual(['7']);
    const rest = await discussions.page({ after: '7', limit: 5 });
    expect(rest.map(each => each.threadId)).toEqual(['8']);
  });

  it('finds the archived ones whose papers were posted in their servers since', async () => {
    const { discussions, posted, paperId, otherId } = await openWithPapers();
    for (const guildId of ['100', '200']) {
      await discussions.add({ guildId, paperId, ...NEW });
      await discussions.setThread({ guildId, paperId }, `${guildId}7`);
      await discussions.setState(`${guildId}7`, 'archived');
    }
    const post = { channelId: '300', guildId: '100', kind: 'digest', paperIds: [otherId, paperId] } as const;
    await posted.remember({ ...post, messageId: '1', postedAt: 10 });
    await posted.remember({ ...post, messageId: '2', postedAt: 20 });
    await posted.remember({ ...post, messageId: '3', channelId: '1007', postedAt: 30 });
    // Such as a vote of a reading club on ten papers.
    await posted.remember({ ...post, messageId: '4', postedAt: 30, postedFor: 'club' });
    const found = await discussions.archivedShownSince(15, WHOLE_SHARE);
    expect(found).toMatchObject([
      { discussion: { threadId: '1007' }, post: { messageId: '2', channelId: '300' } },
    ]);
    expect(await discussions.archivedShownSince(25, WHOLE_SHARE)).toEqual([]);
  });

  it('replies to links to a paper in a channel once in a while', async () => {
    const { discussions, paperId } = await openWithPapers();
    const reply = { channelId: 'chat', guildId: 'g', paperId };
    expect(await discussions.recordReply({ ...reply, at: 100, since: 0 })).toBe(true);
    expect(await discussions.recordReply({ ...reply, at: 150, since: 50 })).toBe(false);
    expect(await discussions.recordReply({ ...reply, channelId: 'other', at: 150, since: 50 })).toBe(true);
    expect(await discussions.recordReply({ ...reply, at: 200, since: 100 })).toBe(true);
  });

  it('does not keep when it replied to links once that no longer matters', async () => {
    const { database, discussions, paperId, otherId } = await openWithPapers();
    const reply = { channelId: 'chat', guildId: 'g' };
    await discussions.recordReply({ ...reply, paperId, at: 100, since: 0 });
    await discussions.recordReply({ ...reply, paperId: otherId, at: 200, since: 100 });
    const kept = await database.db.selectFrom('seen_replies').select('paper_id').execute();
    expect(kept).toEqual([{ paper_id: otherId }]);
  });

  it('counts what a member opened lately in a server', async () => {
    const { discussions, paperId, otherId } = await openWithPapers();
    await discussions.add({ guildId: 'g', paperId, ...NEW });
    await discussions.add({ guildId: 'g', paperId: otherId, ...NEW, openedAt: 9 });
    await discussions.add({ guildId: 'h', paperId, ...NEW, openedAt: 9 });
    const counts = await Promise.all([4, 5, 9].map(since => discussions.countOpenedBy('ada', 'g', since)));
    expect(counts).toEqual([2, 1, 0]);
    expect(await discussions.countOpenedBy('ben', 'g', 0)).toBe(0);
  });

  it('follows papers that turn out to be one: the thread with more messages stays', async () => {
    const { discussions, unitOfWork, paperId, otherId } = await openWithPapers();
    for (const [id, threadId] of [
      [paperId, '7'],
      [otherId, '8'],
    ] as const) {
      await discussions.add({ guildId: 'g', paperId: id, ...NEW });
      await discussions.setThread({ guildId: 'g', paperId: id }, threadId);
    }
    await discussions.addMessages([{ threadId: '8', count: 2, lastAt: 9 }]);
    await unitOfWork(stores => stores.papers.merge(paperId, [otherId], emptyPaper('Sparse Gardens')));
    const found = await discussions.of('g', [otherId, paperId]);
    expect([...found].map(([id, each]) => [id, each.threadId])).toEqual([
      [otherId, '8'],
      [paperId, '8'],
    ]);
    expect(await discussions.ofThread('7')).toBeUndefined();
  });
});
