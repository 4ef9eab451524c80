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

  it('ignores a paper that was removed', async () => {
    const { wall } = await openWithPapers();
    await wall.enter({ ...entry, paperId: 999, deliveryId: 1 });
    expect(await wall.present('garden', [999])).toEqual(new Set());
  });
});
