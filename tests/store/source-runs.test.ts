import { describe, expect, it } from 'vitest';
import { openTestDatabase } from '../support/database.ts';

describe('the state of a source', () => {
  it('has the last success, failures in a row, alerts and the next run', async () => {
    const { sources } = (await openTestDatabase()).stores;
    expect(await sources.get('arxiv')).toBeUndefined();
    await sources.plan('arxiv', 20, 10);
    await sources.plan('arxiv', 30, 25);
    await sources.recordRun('arxiv', { at: 31, isSuccess: false, problem: 'gone' });
    await sources.recordRun('arxiv', { at: 32, isSuccess: false, problem: 'still gone' });
    await sources.recordAlert('arxiv', 33);
    const state = { name: 'arxiv', since: 10, nextRun: 30 };
    expect(await sources.get('arxiv')).toEqual({
      ...state,
      lastSuccess: null,
      lastPapers: null,
      problem: 'still gone',
      failures: 2,
      alertedAt: 33,
    });
    await sources.recordRun('arxiv', { at: 39, isSuccess: true, hasPapers: false, problem: null });
    expect(await sources.get('arxiv')).toMatchObject({ lastSuccess: 39, lastPapers: null, alertedAt: 33 });
    await sources.recordRun('arxiv', { at: 40, isSuccess: true, hasPapers: true, problem: null });
    expect(await sources.all()).toEqual([
      { ...state, lastSuccess: 40, lastPapers: 40, problem: null, failures: 0, alertedAt: null },
    ]);
  });

  it('has a new start when the bot runs the source again', async () => {
    const { sources } = (await openTestDatabase()).stores;
    await sources.plan('arxiv', 20, 10);
    await sources.plan('arxiv', null, 30);
    expect(await sources.get('arxiv')).toMatchObject({ since: 10, nextRun: null });
    await sources.plan('arxiv', 60, 50);
    await sources.plan('arxiv', 80, 70);
    expect(await sources.get('arxiv')).toMatchObject({ since: 50, nextRun: 80 });
  });

  it('starts with an unplanned run', async () => {
    const { sources } = (await openTestDatabase()).stores;
    await sources.recordRun('huggingface', { at: 5, isSuccess: true, problem: null });
    expect(await sources.get('huggingface')).toMatchObject({ since: 5, lastSuccess: 5, nextRun: null });
  });

  it('has list days by source, from a day on', async () => {
    const { listDays } = (await openTestDatabase()).stores;
    await listDays.markDone('huggingface', '2026-11-19', 1);
    await listDays.markDone('huggingface', '2026-11-20', 1);
    await listDays.markDone('huggingface', '2026-11-20', 2);
    expect(await listDays.done('huggingface', '2026-11-20')).toEqual(new Set(['2026-11-20']));
    expect(await listDays.done('arxiv', '2026-01-01')).toEqual(new Set());
  });
});

describe('the arXiv follow store', () => {
  it('has the progress of each category', async () => {
    const { arxivFollow } = (await openTestDatabase()).stores;
    await arxivFollow.follow('cs.LG');
    expect(await arxivFollow.pinned()).toEqual([]);
    await arxivFollow.recordEmptyPolls('cs.LG', 2);
    expect(await arxivFollow.get('cs.LG')).toMatchObject({ emptyPolls: 2, coveredOn: null });
    await arxivFollow.assumeCovered('cs.LG', '2026-11-19', 6);
    expect(await arxivFollow.get('cs.LG')).toMatchObject({
      emptyPolls: 0,
      coveredOn: '2026-11-19',
      isAssumed: true,
    });
    await arxivFollow.markCovered('cs.LG', '2026-11-20', 7);
    await arxivFollow.pin('cs.LG');
    await arxivFollow.follow('cs.LG');
    expect(await arxivFollow.get('cs.LG')).toEqual({
      category: 'cs.LG',
      isPinned: true,
      coveredOn: '2026-11-20',
      isAssumed: false,
      emptyPolls: 0,
      succeededAt: 7,
    });
    expect(await arxivFollow.pinned()).toEqual(['cs.LG']);
    await arxivFollow.recordEmptyPolls('cs.CL', 1);
    expect(await arxivFollow.get('cs.CL')).toMatchObject({ emptyPolls: 1, isPinned: false });
  });

  it('has any number of papers whose details are pending', async () => {
    const { arxivFollow } = (await openTestDatabase()).stores;
    const ids = Array.from({ length: 1_200 }, (_, index) => `2611.${String(index).padStart(5, '0')}`);
    await arxivFollow.addPending(ids, 3);
    await arxivFollow.addPending(ids.slice(0, 5), 9);
    expect(await arxivFollow.pending()).toEqual(ids.map(arxivId => ({ arxivId, since: 3 })));
    await arxivFollow.removePending(ids.slice(1));
    expect(await arxivFollow.pending()).toEqual([{ arxivId: ids[0], since: 3 }]);
  });
});
