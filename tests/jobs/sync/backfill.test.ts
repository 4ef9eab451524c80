import { describe, expect, it, onTestFinished } from 'vitest';
import { backfill, planBackfill } from '../../../src/jobs/sync/backfill.ts';
import { classifySourceError } from '../../../src/sources/remote-source-error.ts';
import { openRemoteSources } from '../../../src/sources/remote-sources.ts';
import { openTestDatabase } from '../../support/database.ts';
import { createFastClock } from '../../support/fast-clock.ts';
import { openListServer } from '../../support/list-server.ts';
import { createSilentLog } from '../../support/silent-log.ts';
import { json, reset, silence, text } from '../../support/source-server.ts';

async function openBackfill(start = '2026-11-20T12:00:00Z') {
  const clock = createFastClock(start);
  const server = await openListServer(clock);
  const { stores, unitOfWork } = await openTestDatabase();
  const sources = openRemoteSources({
    huggingFaceUrl: server.address,
    arxivApiUrl: server.address,
    arxivFeedUrl: server.address,
    userAgent: 'Paperboy/0 (test)',
    clock,
    log: createSilentLog(),
    random: () => 0.5,
  });
  onTestFinished(() => sources.close());
  return {
    clock,
    server,
    stores,
    async run(from: string, signal = new AbortController().signal) {
      const plan = await planBackfill(from, clock.now(), stores.listDays);
      const imported: string[] = [];
      const result = await backfill(plan, {
        unitOfWork,
        now: clock.now,
        classifySourceError,
        signal,
        huggingFace: sources.huggingFace,
        listDays: stores.listDays,
        onListImported: day => void imported.push(day),
      });
      return { plan, imported, ...result };
    },
  };
}

describe('a backfill', () => {
  it('fetches every list day up to the newest, and only the recent ones the next time', async () => {
    const { server, stores, run } = await openBackfill();
    for (const day of ['12', '13', '20']) server.list(`2026-11-${day}`, `2611.000${day}`);
    const { imported, report, faults } = await run('2026-11-12');
    expect(imported).toHaveLength(9);
    expect([report.added, faults]).toEqual([3, []]);
    expect(await stores.papers.count()).toBe(3);
    const again = await run('2026-11-12');
    expect(again.plan.doneBefore).toBe(6);
    expect(again.imported).toEqual(['2026-11-18', '2026-11-19', '2026-11-20']);
  });

  it('fetches a day again that was recent then', async () => {
    const { clock, run } = await openBackfill('2026-11-10T12:00:00Z');
    await run('2026-11-05');
    clock.set(Date.parse('2026-11-20T12:00:00Z'));
    expect((await run('2026-11-05')).imported[0]).toBe('2026-11-08');
  });

  it('continues where it was interrupted, and keeps what it had imported', async () => {
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
    const { imported, plan } = await run('2026-11-10');
    expect([plan.doneBefore, imported[0]]).toEqual([2, '2026-11-12']);
    expect(await stores.papers.count()).toBe(2);
  });

  it('skips a day that cannot be read, and fetches it the next time', async () => {
    const { server, run } = await openBackfill();
    server.answer('2026-11-13', text(200, '{', { 'content-type': 'application/json' }));
    const { imported, faults } = await run('2026-11-12');
    expect(imported).toHaveLength(9);
    expect(faults).toMatchObject([{ kind: 'unreadable' }]);
    server.answer('2026-11-13', undefined);
    expect((await run('2026-11-12')).imported[0]).toBe('2026-11-13');
  });

  it('stops when the source does not respond', async () => {
    const { server, run } = await openBackfill();
    server.answer('2026-11-13', reset);
    const { imported, isUnreachable } = await run('2026-11-12');
    expect([imported, isUnreachable]).toEqual([['2026-11-12', '2026-11-13'], true]);
  });

  it('waits when it is throttled, and loses nothing', async () => {
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
