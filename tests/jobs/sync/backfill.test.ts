import { describe, expect, it, onTestFinished } from 'vitest';
import { backfill, planBackfill } from '../../../src/jobs/sync/backfill.ts';
import { faultOf } from '../../../src/sources/live-error.ts';
import { openLiveSources } from '../../../src/sources/live.ts';
import { openTestDatabase } from '../../support/database.ts';
import { fastClock } from '../../support/fast-clock.ts';
import { openListServer } from '../../support/list-server.ts';
import { silentLog } from '../../support/silent-log.ts';
import { json, reset, silence, text } from '../../support/source-server.ts';

async function openBackfill(start = '2026-11-20T12:00:00Z') {
  const clock = fastClock(start);
  const server = await openListServer(clock);
  const { stores, unitOfWork } = await openTestDatabase();
  const sources = openLiveSources({
    huggingFaceUrl: server.address,
    arxivApiUrl: server.address,
    arxivFeedUrl: server.address,
    userAgent: 'Paperboy/0 (test)',
    clock,
    log: silentLog(),
    random: () => 0.5,
  });
  onTestFinished(() => sources.close());
  return {
    clock,
    server,
    stores,
    async run(from: string, signal = new AbortController().signal) {
      const plan = await planBackfill(from, clock.now(), stores.listDays);
      const taken: string[] = [];
      const ended = await backfill(plan, {
        unitOfWork,
        now: clock.now,
        faultOf,
        signal,
        huggingFace: sources.huggingFace,
        listDays: stores.listDays,
        onTaken: day => void taken.push(day),
      });
      return { plan, taken, ...ended };
    },
  };
}

describe('a backfill', () => {
  it('asks for every list day to the newest, and the next time for the recent ones alone', async () => {
    const { server, stores, run } = await openBackfill();
    for (const day of ['12', '13', '20']) server.list(`2026-11-${day}`, `2611.000${day}`);
    const { taken, report, faults } = await run('2026-11-12');
    expect(taken).toHaveLength(9);
    expect([report.added, faults]).toEqual([3, []]);
    expect(await stores.papers.count()).toBe(3);
    const again = await run('2026-11-12');
    expect(again.plan.doneBefore).toBe(6);
    expect(again.taken).toEqual(['2026-11-18', '2026-11-19', '2026-11-20']);
  });

  it('asks again for a day that was recent then', async () => {
    const { clock, run } = await openBackfill('2026-11-10T12:00:00Z');
    await run('2026-11-05');
    clock.set(Date.parse('2026-11-20T12:00:00Z'));
    expect((await run('2026-11-05')).taken[0]).toBe('2026-11-08');
  });

  it('goes on where it was broken off, with what came before kept', async () => {
    const { server, stores, run } = await openBackfill();
    server.list('2026-11-10', '2611.00010');
    server.list('2026-11-12', '2611.00012');
    server.answer('2026-11-12', silence);
    const stop = new AbortController();
    const running = run('2026-11-10', stop.signal);
    await server.arrived(3);
    stop.abort(new Error('stopped'));
    await expect(running).rejects.toThrow('stopped');
    expect(await stores.papers.count()).toBe(1);

    server.answer('2026-11-12', undefined);
    const { taken, plan } = await run('2026-11-10');
    expect([plan.doneBefore, taken[0]]).toEqual([2, '2026-11-12']);
    expect(await stores.papers.count()).toBe(2);
  });

  it('passes over a day that cannot be read, and asks for it the next time', async () => {
    const { server, run } = await openBackfill();
    server.answer('2026-11-13', text(200, '{', { 'content-type': 'application/json' }));
    const { taken, faults } = await run('2026-11-12');
    expect(taken).toHaveLength(9);
    expect(faults).toMatchObject([{ kind: 'unreadable' }]);
    server.answer('2026-11-13', undefined);
    expect((await run('2026-11-12')).taken[0]).toBe('2026-11-13');
  });

  it('stops where nobody answers', async () => {
    const { server, run } = await openBackfill();
    server.answer('2026-11-13', reset);
    const { taken, isUnreachable } = await run('2026-11-12');
    expect([taken, isUnreachable]).toEqual([['2026-11-12', '2026-11-13'], true]);
  });

  it('waits where it is told to slow down, and loses nothing by it', async () => {
    const { server, run, clock } = await openBackfill();
    server.list('2026-11-12', '2611.00012');
    server.next(text(429, 'slow down', { ratelimit: '"api";r=0;t=55' }));
    const { report, faults } = await run('2026-11-12');
    expect([report.added, faults]).toEqual([1, []]);
    expect(clock.pauses).toContain(55_000);
  });

  it('keeps the records before a page that is cut off', async () => {
    const { server, stores, run } = await openBackfill();
    const page = ['00001', '00002', '00003'].map(id => ({ paper: { id: `2611.${id}`, title: `On ${id}` } }));
    server.answer('2026-11-17', (response, request) => {
      const next = `<${request.url.pathname}?date=2026-11-17&p=1>; rel="next"`;
      const isFirst = !request.url.searchParams.has('p');
      (isFirst ? json(page, { link: next }) : reset)(response, request);
    });
    const { faults } = await run('2026-11-17');
    expect(faults).toMatchObject([{ kind: 'unavailable' }]);
    expect(await stores.papers.count()).toBe(3);
  });
});
