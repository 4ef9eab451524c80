import { describe, expect, it } from 'vitest';
import { emptyPaper } from '../../src/core/paper/paper.ts';
import { weightAt } from '../../src/core/search/paper-picks.ts';
import { DAY_MS } from '../../src/core/time/duration.ts';
import { openTestDatabase } from '../support/database.ts';

async function openWithPapers() {
  const { stores, unitOfWork } = await openTestDatabase();
  const first = await stores.papers.insert(emptyPaper('Ferns'));
  const second = await stores.papers.insert(emptyPaper('Mosses'));
  return { ...stores, unitOfWork, first: first.id, second: second.id };
}

describe('PaperPickStore', () => {
  it('counts picks, of which those 60 days ago count half', async () => {
    const { paperPicks, first } = await openWithPapers();
    await paperPicks.add(first, { count: 1, at: 0 });
    await paperPicks.add(first, { count: 2, at: 60 * DAY_MS });
    const picks = (await paperPicks.latest(5)).get(first);
    expect(picks).toEqual({ weight: 2.5, pickedAt: 60 * DAY_MS });
    expect(picks && weightAt(picks, 120 * DAY_MS)).toBe(1.25);
    expect(picks && weightAt(picks, 0)).toBe(2.5);
  });

  it('returns the papers that were picked last', async () => {
    const { paperPicks, first, second } = await openWithPapers();
    for (const [id, at] of [
      [first, 5],
      [second, 6],
      [999, 7],
    ] as const)
      await paperPicks.add(id, { count: 1, at });
    expect([...(await paperPicks.latest(1)).keys()]).toEqual([second]);
    expect([...(await paperPicks.latest(5)).keys()]).toEqual([second, first]);
  });

  it('adds the picks of two papers that turn out to be the same, and counts further ones under either id', async () => {
    const { paperPicks, unitOfWork, first, second } = await openWithPapers();
    for (const id of [first, second]) await paperPicks.add(id, { count: 1, at: 5 });
    await unitOfWork(({ papers }) => papers.merge(first, [second], emptyPaper('Ferns')));
    await paperPicks.add(second, { count: 1, at: 5 });
    expect(await paperPicks.latest(5)).toEqual(new Map([[first, { weight: 3, pickedAt: 5 }]]));
  });
});
