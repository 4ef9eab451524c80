import { describe, expect, it } from 'vitest';
import { emptyPaper } from '../../src/core/paper/paper.ts';
import type { PostedMessage } from '../../src/core/message/posted.ts';
import { openTestDatabase } from '../support/database.ts';

async function withTwoPapers() {
  const { stores } = await openTestDatabase();
  const first = (await stores.papers.insert(emptyPaper('First'))).id;
  const second = (await stores.papers.insert(emptyPaper('Second'))).id;
  const message = (
    messageId: string,
    fields: Partial<PostedMessage> & Pick<PostedMessage, 'postedAt'>,
  ): PostedMessage => ({
    messageId,
    channelId: 'papers',
    guildId: 'ours',
    kind: 'digest',
    paperIds: [second, first],
    ...fields,
  });
  return { posted: stores.posted, first, second, message };
}

const HERE = { guildId: 'ours', channelId: 'papers' };

describe('posted messages', () => {
  it('are returned as first stored', async () => {
    const { posted, message, first } = await withTwoPapers();
    const stored = message('1', { postedAt: 5 });
    await posted.remember(stored);
    await posted.remember(message('1', { postedAt: 9, guildId: 'other', paperIds: [first] }));
    expect(await posted.get('1')).toEqual(stored);
    expect(await posted.get('2')).toBeUndefined();
    const voted = message('4', { postedAt: 5, postedFor: 'club' });
    await posted.remember(voted);
    expect(await posted.get('4')).toEqual(voted);
    const direct = message('3', { postedAt: 5, guildId: null, kind: 'card', paperIds: [] });
    await posted.remember(direct);
    expect(await posted.get('3')).toEqual(direct);
  });

  it('that showed a paper in a server are listed newest first, over all channels', async () => {
    const { posted, message, first, second } = await withTwoPapers();
    await posted.remember(message('1', { postedAt: 10 }));
    await posted.remember(message('2', { postedAt: 30, channelId: 'random', paperIds: [first] }));
    await posted.remember(message('3', { postedAt: 20, guildId: 'theirs', channelId: 'else' }));
    const ids = async (paper: number, limit = 10) =>
      (await posted.showing(paper, HERE, limit)).map(each => each.messageId);
    expect(await ids(first)).toEqual(['2', '1']);
    expect(await ids(second)).toEqual(['1']);
    expect(await ids(first, 1)).toEqual(['2']);
    expect((await posted.showing(first, HERE, 1))[0]?.paperIds).toEqual([first]);
  });

  it('in a direct message are those of its channel only', async () => {
    const { posted, message, first } = await withTwoPapers();
    await posted.remember(message('1', { postedAt: 10, guildId: null, channelId: 'ben' }));
    await posted.remember(message('2', { postedAt: 20, guildId: null, channelId: 'ada' }));
    const found = await posted.showing(first, { guildId: null, channelId: 'ben' }, 10);
    expect(found.map(each => each.messageId)).toEqual(['1']);
  });

  it('of an unrecorded server are listed in their own channel', async () => {
    const { posted, message, first } = await withTwoPapers();
    await posted.remember(message('1', { postedAt: 10, guildId: null }));
    expect(await posted.showing(first, HERE, 10)).toHaveLength(1);
    expect(await posted.showing(first, { ...HERE, channelId: 'random' }, 10)).toEqual([]);
  });

  it('give the papers of a server, the newest first and each once', async () => {
    const { posted, message, first, second } = await withTwoPapers();
    await posted.remember(message('1', { postedAt: 10, paperIds: [first, second] }));
    await posted.remember(message('2', { postedAt: 30, channelId: 'random', paperIds: [second] }));
    await posted.remember(message('3', { postedAt: 40, guildId: 'theirs', paperIds: [first] }));
    expect(await posted.recentPapers('ours', 10)).toEqual([second, first]);
    expect(await posted.recentPapers('ours', 1)).toEqual([second]);
    expect(await posted.recentPapers('nowhere', 10)).toEqual([]);
  });
});
