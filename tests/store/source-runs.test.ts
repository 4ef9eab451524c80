import { describe, expect, it } from 'vitest';
import { openTestDatabase } from '../support/database.ts';

describe('how asking a source goes', () => {
  it('is remembered: success, failures in a row, alerts and what comes next', async () => {
    const { sources } = (await openTestDatabase()).stores;
    expect(await sources.get('arxiv')).toBeUndefined();
    await sources.plan('arxiv', 20, 10);
    await sources.plan('arxiv', 30, 25);
    await sources.ran('arxiv', { at: 31, isSuccess: false, problem: 'gone' });
    await sources.ran('arxiv', { at: 32, isSuccess: false, problem: 'still gone' });
    await sources.alerted('arxiv', 33);
    const state = { name: 'arxiv', since: 10, nextRun: 30 };
    expect(await sources.get('arxiv')).toEqual({
      ...state,
      lastSuccess: null,
      lastNews: null,
      problem: 'still gone',
      failures: 2,
      alertedAt: 33,
    });
    await sources.ran('arxiv', { at: 39, isSuccess: true, hasNews: false, problem: null });
    expect(await sources.get('arxiv')).toMatchObject({ lastSuccess: 39, lastNews: null, alertedAt: 33 });
    await sources.ran('arxiv', { at: 40, isSuccess: true, hasNews: true, problem: null });
    expect(await sources.all()).toEqual([
      { ...state, lastSuccess: 40, lastNews: 40, problem: null, failures: 0, alertedAt: null },
    ]);
  });

  it('begins anew when the bot takes it up again', async () => {
    const { sources } = (await openTestDatabase()).stores;
    await sources.plan('arxiv', 20, 10);
    await sources.plan('arxiv', null, 30);
    expect(await sources.get('arxiv')).toMatchObject({ since: 10, nextRun: null });
    await sources.plan('arxiv', 60, 50);
    await sources.plan('arxiv', 80, 70);
    expect(await sources.get('arxiv')).toMatchObject({ since: 50, nextRun: 80 });
  });

  it('begins with a run that nobody planned', async () => {
    const { sources } = (await openTestDatabase()).stores;
    await sources.ran('huggingface', { at: 5, isSuccess: true, problem: null });
    expect(await sources.get('huggingface')).toMatchObject({ since: 5, lastSuccess: 5, nextRun: null });
  });

  it('keeps days apart by source, and from a day on', async () => {
    const { listDays } = (await openTestDatabase()).stores;
    await listDays.markDone('huggingface', '2026-11-19', 1);
    await listDays.markDone('huggingface', '2026-11-20', 1);
    await listDays.markDone('huggingface', '2026-11-20', 2);
    expect(await listDays.done('huggingface', '2026-11-20')).toEqual(new Set(['2026-11-20']));
    expect(await listDays.done('arxiv', '2026-01-01')).toEqual(new Set());
  });
});

describe('what is taken from arXiv', () => {
  it('is a category with how far it is', async () => {
    const { arxivFollow } = (await openTestDatabase()).stores;
    await arxivFollow.follow('cs.LG');
    expect(await arxivFollow.remembered()).toEqual([]);
    await arxivFollow.polledInVain('cs.LG');
    await arxivFollow.polledInVain('cs.LG');
    expect(await arxivFollow.get('cs.LG')).toMatchObject({ vainPolls: 2, coveredOn: null });
    await arxivFollow.cover('cs.LG', '2026-11-20', 7);
    await arxivFollow.remember('cs.LG');
    await arxivFollow.follow('cs.LG');
    expect(await arxivFollow.get('cs.LG')).toEqual({
      category: 'cs.LG',
      isRemembered: true,
      coveredOn: '2026-11-20',
      vainPolls: 0,
      succeededAt: 7,
    });
    expect(await arxivFollow.remembered()).toEqual(['cs.LG']);
    await arxivFollow.polledInVain('cs.CL');
    expect(await arxivFollow.get('cs.CL')).toMatchObject({ vainPolls: 1, isRemembered: false });
  });

  it('is also details that are wanted, however many', async () => {
    const { arxivFollow } = (await openTestDatabase()).stores;
    const ids = Array.from({ length: 1_200 }, (_, index) => `2611.${String(index).padStart(5, '0')}`);
    await arxivFollow.want(ids, 3);
    await arxivFollow.want(ids.slice(0, 5), 9);
    expect(await arxivFollow.wanted()).toEqual(ids.map(arxivId => ({ arxivId, since: 3 })));
    await arxivFollow.unwant(ids.slice(1));
    expect(await arxivFollow.wanted()).toEqual([{ arxivId: ids[0], since: 3 }]);
  });
});
