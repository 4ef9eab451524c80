import { describe, expect, it } from 'vitest';
import { emptyPaper } from '../../src/core/paper/paper.ts';
import { openTestDatabase } from '../support/database.ts';

async function openWithPapers() {
  const { stores, unitOfWork } = await openTestDatabase();
  const first = await stores.papers.insert(emptyPaper('Ferns'));
  const second = await stores.papers.insert(emptyPaper('Mosses'));
  return { ...stores, unitOfWork, first, second };
}

describe('DismissedPaperStore', () => {
  it('keeps the papers of each user apart, and lets them be restored', async () => {
    const { dismissedPapers, first, second } = await openWithPapers();
    await dismissedPapers.dismiss('ada', first.id, 5);
    await dismissedPapers.dismiss('ada', first.id, 6);
    await dismissedPapers.dismiss('ben', second.id, 7);
    await dismissedPapers.dismiss('ben', 999, 8);
    expect(await dismissedPapers.ids('ada')).toEqual(new Set([first.id]));
    expect(await dismissedPapers.ids('ben')).toEqual(new Set([second.id]));
    await dismissedPapers.restore('ada', second.id);
    await dismissedPapers.restore('ada', first.id);
    expect(await dismissedPapers.ids('ada')).toEqual(new Set());
  });

  it('keeps a paper dismissed that turns out to be the same as another, under either id', async () => {
    const { dismissedPapers, unitOfWork, first, second } = await openWithPapers();
    for (const { id } of [first, second]) await dismissedPapers.dismiss('ada', id, 5);
    await dismissedPapers.dismiss('ben', second.id, 6);
    await unitOfWork(({ papers }) => papers.merge(first.id, [second.id], emptyPaper('Ferns')));
    expect(await dismissedPapers.ids('ada')).toEqual(new Set([first.id]));
    expect(await dismissedPapers.ids('ben')).toEqual(new Set([first.id]));
    await dismissedPapers.restore('ben', second.id);
    expect(await dismissedPapers.ids('ben')).toEqual(new Set());
  });

  it('forgets the papers of a user who deletes everything', async () => {
    const { dismissedPapers, personalData, first } = await openWithPapers();
    await dismissedPapers.dismiss('ada', first.id, 5);
    await dismissedPapers.dismiss('ben', first.id, 5);
    await personalData.delete('ada', 9);
    expect((await dismissedPapers.ids('ada')).size).toBe(0);
    expect((await dismissedPapers.ids('ben')).size).toBe(1);
  });
});
