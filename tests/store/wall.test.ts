import { describe, expect, it } from 'vitest';
import { emptyPaper } from '../../src/core/paper/paper.ts';
import { openTestDatabase } from '../support/database.ts';

async function openWithPapers() {
  const { stores, unitOfWork } = await openTestDatabase();
  const first = await stores.papers.insert(emptyPaper('Ferns'));
  const second = await stores.papers.insert(emptyPaper('Mosses'));
  return { ...stores, unitOfWork, first: first.id, second: second.id };
}

const entry = { guildId: 'garden', enteredAt: 5 };

describe('WallStore', () => {
  it('keeps the first entry of a paper, in each server', async () => {
    const { wall, first, second } = await openWithPapers();
    await wall.enter({ ...entry, paperId: first, deliveryId: 1 });
    await wall.enter({ ...entry, paperId: first, deliveryId: 2 });
    await wall.enter({ ...entry, guildId: 'meadow', paperId: second, deliveryId: 3 });
    expect(await wall.present('garden', [first, second])).toEqual(new Set([first]));
    expect(await wall.isPost(1, 'garden', first)).toBe(true);
    expect(await wall.isPost(2, 'garden', first)).toBe(false);
    await wall.leave(2, 'garden', first);
    expect(await wall.isPost(1, 'garden', first)).toBe(true);
    await wall.leave(1, 'garden', first);
    expect(await wall.present('garden', [first])).toEqual(new Set());
  });

  it('leaves one post to two papers that turn out to be the same, under either id', async () => {
    const { wall, unitOfWork, first, second } = await openWithPapers();
    await wall.enter({ ...entry, paperId: first, deliveryId: 1 });
    await wall.enter({ ...entry, paperId: second, deliveryId: 2 });
    await wall.enter({ ...entry, guildId: 'meadow', paperId: second, deliveryId: 3 });
    await unitOfWork(({ papers }) => papers.merge(first, [second], emptyPaper('Ferns')));
    expect(await wall.isPost(1, 'garden', second)).toBe(true);
    expect(await wall.isPost(2, 'garden', second)).toBe(false);
    expect(await wall.isPost(3, 'meadow', first)).toBe(true);
    await wall.enter({ ...entry, guildId: 'field', paperId: second, deliveryId: 4 });
    expect(await wall.present('field', [first, second])).toEqual(new Set([first]));
  });

  it('finds the papers that have the votes and are not on the wall', async () => {
    const { wall, votes, serverSettings, first, second } = await openWithPapers();
    const vote = async (guildId: string, paperId: number, at: number, ...userIds: readonly string[]) => {
      for (const userId of userIds)
        await votes.vote({ guildId, userId, paperIds: [paperId], origin: { kind: 'explicit' } }, at);
    };
    const six = ['ada', 'ben', 'cem', 'dag', 'eva', 'fay'];
    await serverSettings.change('garden', { wallChannelId: 'wall', wallThreshold: 2 });
    await serverSettings.change('meadow', { wallChannelId: 'wall' });
    await serverSettings.change('field', { wallThreshold: 1 });
    await vote('garden', first, 5, 'ada');
    await vote('garden', first, 50, 'ben');
    await vote('garden', second, 50, 'ada');
    await vote('meadow', second, 50, ...six);
    await vote('meadow', first, 50, 'ada', 'ben');
    await vote('field', first, 50, ...six);
    expect(await wall.candidates(10)).toEqual([
      { guildId: 'garden', paperId: first },
      { guildId: 'meadow', paperId: second },
    ]);
    expect(await wall.candidates(51)).toEqual([]);
    await wall.enter({ ...entry, paperId: first, deliveryId: 1 });
    expect(await wall.candidates(10)).toEqual([{ guildId: 'meadow', paperId: second }]);
  });

  it('counts votes for a paper alone, and puts the paper with most of them first', async () => {
    const { wall, votes, posted, serverSettings, unitOfWork, first, second } = await openWithPapers();
    await serverSettings.change('garden', { wallChannelId: 'wall', wallThreshold: 1 });
    const message = { channelId: 'papers', guildId: 'garden', postedAt: 5 } as const;
    await posted.remember({ ...message, messageId: 'list', kind: 'digest', paperIds: [first, second] });
    await posted.remember({ ...message, messageId: 'card', kind: 'card', paperIds: [second] });
    const react = (userId: string, messageId: string, ...paperIds: readonly number[]) =>
      votes.vote(
        { guildId: 'garden', userId, paperIds, origin: { kind: 'reaction', messageId, emoji: '👍' } },
        50,
      );
    for (const userId of ['ada', 'ben', 'cem']) await react(userId, 'list', first, second);
    for (const userId of ['ada', 'ben']) await react(userId, 'card', second);
    await votes.vote(
      { guildId: 'garden', userId: 'ada', paperIds: [first, second], origin: { kind: 'explicit' } },
      50,
    );
    expect(await wall.votes('garden', first)).toBe(1);
    expect(await wall.votes('garden', second)).toBe(2);
    expect((await wall.candidates(10)).map(({ paperId }) => paperId)).toEqual([second, first]);
    // The list shows one paper now.
    await unitOfWork(({ papers }) => papers.merge(first, [second], emptyPaper('Ferns')));
    expect(await wall.votes('garden', second)).toBe(3);
  });

  it('counts the papers that entered after an instant', async () => {
    const { wall, first, second } = await openWithPapers();
    await wall.enter({ ...entry, paperId: first, deliveryId: 1 });
    await wall.enter({ ...entry, paperId: second, deliveryId: 2, enteredAt: 6 });
    expect(await wall.enteredAfter('garden', 5)).toBe(1);
    expect(await wall.enteredAfter('meadow', 0)).toBe(0);
  });

  it('ignores a paper that was removed', async () => {
    const { wall } = await openWithPapers();
    await wall.enter({ ...entry, paperId: 999, deliveryId: 1 });
    expect(await wall.present('garden', [999])).toEqual(new Set());
  });
});
