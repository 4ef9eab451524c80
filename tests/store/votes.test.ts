import { describe, expect, it } from 'vitest';
import { WHOLE_SHARE } from '../../src/core/message/snowflake-share.ts';
import { emptyPaper } from '../../src/core/paper/paper.ts';
import type { VoteOrigin } from '../../src/core/vote/votes.ts';
import { openTestDatabase } from '../support/database.ts';

const BUTTON: VoteOrigin = { kind: 'explicit' };

function reaction(messageId: string): VoteOrigin {
  return { kind: 'reaction', messageId, emoji: '👍' };
}

async function openWithPapers() {
  const { stores, unitOfWork } = await openTestDatabase();
  const first = (await stores.papers.insert(emptyPaper('Ferns'))).id;
  const second = (await stores.papers.insert(emptyPaper('Mosses'))).id;
  return { ...stores, unitOfWork, first, second };
}

describe('votes', () => {
  it('count once for each person, paper and server, while an origin is left', async () => {
    const { votes, first, second } = await openWithPapers();
    const ada = { guildId: 'here', userId: 'ada', paperIds: [first, second] };
    expect(await votes.vote({ ...ada, origin: reaction('1') }, 5)).toEqual([first, second]);
    expect(await votes.vote({ ...ada, origin: reaction('1') }, 6)).toEqual([]);
    await votes.vote({ ...ada, paperIds: [first], origin: BUTTON }, 7);
    await votes.vote({ ...ada, guildId: 'elsewhere', paperIds: [first], origin: BUTTON }, 7);
    await votes.vote({ ...ada, userId: 'ben', paperIds: [first], origin: BUTTON }, 8);
    expect(await votes.counts('here', [first, second])).toEqual(
      new Map([
        [first, 2],
        [second, 1],
      ]),
    );
    await votes.removeOrigin({ ...ada, origin: reaction('1') }, 9);
    expect(await votes.counts('here', [first, second])).toEqual(new Map([[first, 2]]));
    expect(await votes.hasVoted('here', 'ada', first)).toBe(true);
    await votes.removeOrigin({ ...ada, origin: BUTTON }, 10);
    expect(await votes.hasVoted('here', 'ada', first)).toBe(false);
    expect(await votes.counts('here', [first])).toEqual(new Map([[first, 1]]));
    expect(await votes.counts('elsewhere', [first])).toEqual(new Map([[first, 1]]));
  });

  it('that are taken back leave their reactions known, so that these are not missing later', async () => {
    const { votes, reactionSaves, first } = await openWithPapers();
    const ada = { guildId: 'here', userId: 'ada', paperIds: [first] };
    await votes.vote({ ...ada, origin: reaction('1') }, 5);
    expect(await reactionSaves.onMessage('1')).toEqual([{ userId: 'ada', emoji: '👍', isCleared: false }]);
    expect(await votes.unvote({ guildId: 'here', userId: 'ada', paperId: first }, 6)).toBe(true);
    expect(await votes.unvote({ guildId: 'here', userId: 'ada', paperId: first }, 6)).toBe(false);
    expect(await reactionSaves.onMessage('1')).toEqual([{ userId: 'ada', emoji: '👍', isCleared: false }]);
    expect((await votes.counts('here', [first])).size).toBe(0);
    await votes.removeOrigin({ ...ada, origin: reaction('1') }, 7);
    expect(await reactionSaves.onMessage('1')).toEqual([]);
  });

  it('stay when a moderator clears their reactions', async () => {
    const { votes, reactionSaves, first } = await openWithPapers();
    await votes.vote({ guildId: 'here', userId: 'ada', paperIds: [first], origin: reaction('1') }, 5);
    await reactionSaves.markCleared('1', { emoji: '👍' });
    expect(await reactionSaves.onMessage('1')).toEqual([{ userId: 'ada', emoji: '👍', isCleared: true }]);
    expect(await votes.counts('here', [first])).toEqual(new Map([[first, 1]]));
  });

  it('are joined when two papers turn out to be one', async () => {
    const { votes, unitOfWork, first, second } = await openWithPapers();
    for (const paperIds of [[first, second], [second]])
      await votes.vote({ guildId: 'here', userId: `of ${paperIds.length}`, paperIds, origin: BUTTON }, 5);
    await unitOfWork(({ papers }) => papers.merge(first, [second], emptyPaper('Ferns')));
    expect(await votes.counts('here', [first, second])).toEqual(
      new Map([
        [first, 2],
        [second, 2],
      ]),
    );
  });

  it('and comments are marked on the messages of both papers that turn out to be the same', async () => {
    const { votes, discussions, posted, countChanges, unitOfWork, first, second } = await openWithPapers();
    const post = (messageId: string, guildId: string, paperId: number) =>
      posted.remember({ messageId, guildId, channelId: '7', kind: 'card', paperIds: [paperId], postedAt: 5 });
    await post('shows second', 'here', second);
    await post('shows first', 'there', first);
    await post('shows nothing counted', 'elsewhere', second);
    await votes.vote({ guildId: 'here', userId: 'ada', paperIds: [first], origin: BUTTON }, 5);
    const opened = { isForumPost: false, openedBy: 'ada', openedAt: 5, channelId: '7' };
    await discussions.add({ ...opened, guildId: 'there', paperId: second });
    await unitOfWork(({ papers }) => papers.merge(first, [second], emptyPaper('Ferns')));
    const due = await countChanges.due({ now: 1e12, guilds: WHOLE_SHARE, limit: 10 });
    expect(due.map(({ messageId }) => messageId).toSorted()).toEqual(['shows first', 'shows second']);
  });
});
