import { describe, expect, it } from 'vitest';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../../src/core/time/duration.ts';
import { repetitions } from '../../support/fault-counts.ts';
import { json, reset, silence } from '../../support/source-server.ts';
import { openSyncFixture } from './sync-fixture.ts';

describe('syncing Hugging Face', () => {
  it('fetches the last three list days and the trending list every half hour, also of the next days', async () => {
    const { huggingFace, advanceTo, clock, stores } = await openSyncFixture('2026-11-16T12:00:00Z');
    const days = repetitions(1, 7);
    huggingFace.list('2026-11-16', '2611.00001');
    await advanceTo(new Date(clock.now() + days * DAY_MS - MINUTE_MS).toISOString());
    expect(huggingFace.requestedLists().slice(0, 4)).toEqual([
      '2026-11-16',
      '2026-11-15',
      '2026-11-14',
      'trending',
    ]);
    const trending = huggingFace.seen.filter(({ url }) => url.searchParams.has('sort'));
    expect(trending).toHaveLength(days * 48);
    const gaps = trending.slice(1).map(({ at }, index) => at - (trending[index]?.at ?? 0));
    expect(new Set(gaps)).toEqual(new Set([30 * MINUTE_MS]));
    expect(new Set(huggingFace.requestedLists())).toContain(new Date(clock.now()).toISOString().slice(0, 10));
    expect(await stores.papers.count()).toBe(1);
  });

  it('updates the votes and comments of listed papers, and calls onChanged only for changes', async () => {
    const { huggingFace, tick, clock, stores, changes, nextDueAt } =
      await openSyncFixture('2026-11-20T12:00:00Z');
    huggingFace.list('2026-11-20', '2611.00001', { upvotes: 1 });
    await tick();
    huggingFace.list('2026-11-20', '2611.00001', { upvotes: 30 });
    for (let runs = 0; runs < 2; runs += 1) {
      clock.set((await nextDueAt()) ?? 0);
      await tick();
    }
    expect(await stores.papers.byArxivId('2611.00001')).toMatchObject({
      upvotes: 30,
      listedOn: ['2026-11-20'],
    });
    expect(changes).toHaveLength(2);
  });

  it('remembers across a restart when to run next', async () => {
    const { huggingFace, tick, restart, clock } = await openSyncFixture('2026-11-20T12:00:00Z');
    await tick();
    restart();
    clock.advance(29 * MINUTE_MS);
    await tick();
    expect(huggingFace.seen).toHaveLength(4);
    clock.advance(MINUTE_MS);
    await tick();
    expect(huggingFace.seen).toHaveLength(8);
  });

  it('fetches the days that the bot was down', async () => {
    const { huggingFace, advanceTo, clock, restart, tick } = await openSyncFixture('2026-11-10T12:00:00Z');
    await advanceTo('2026-11-10T12:10:00Z');
    clock.set(Date.parse('2026-11-16T12:00:00Z'));
    restart();
    await tick();
    expect(huggingFace.requestedLists().slice(4)).toEqual([
      ...['16', '15', '14', '13', '12', '11', '10'].map(day => `2026-11-${day}`),
      'trending',
    ]);
  });

  it('fetches as many days in its first run as it is told to, and then only those that still change', async () => {
    const { huggingFace, tick, clock, nextDueAt } = await openSyncFixture('2026-11-20T12:00:00Z', {
      firstRunDays: 14,
    });
    await tick();
    const days = huggingFace.requestedLists();
    expect([days.length, days[0], days[13], days[14]]).toEqual([15, '2026-11-20', '2026-11-07', 'trending']);
    clock.set((await nextDueAt()) ?? 0);
    await tick();
    expect(huggingFace.requestedLists()).toHaveLength(19);
  });

  it('is all that runs where arXiv is left out', async () => {
    const { arxiv, schedule, tick, stores } = await openSyncFixture('2026-11-20T12:00:00Z', {
      names: ['huggingface'],
    });
    await schedule('cs.LG');
    await tick();
    expect((await stores.sources.all()).map(({ name }) => name)).toEqual(['huggingface']);
    expect([...arxiv.api.seen, ...arxiv.feed.seen]).toEqual([]);
  });

  it('continues after a crash in the middle of a run, with nothing lost and nothing twice', async () => {
    const { huggingFace, tick, restart, clock, stores } = await openSyncFixture('2026-11-20T12:00:00Z');
    huggingFace.list('2026-11-20', '2611.00001');
    huggingFace.list('2026-11-19', '2611.00002');
    huggingFace.answer('2026-11-19', silence);
    const crash = new AbortController();
    const running = tick(crash.signal);
    await huggingFace.arrived(2);
    crash.abort();
    await running;
    expect(await stores.papers.count()).toBe(1);
    expect(await stores.sources.get('huggingface')).toMatchObject({ lastSuccess: null, failures: 0 });

    huggingFace.answer('2026-11-19', undefined);
    restart();
    await tick();
    expect(huggingFace.seen).toHaveLength(2);
    clock.advance(MINUTE_MS);
    await tick();
    expect(await stores.papers.count()).toBe(2);
    expect(await stores.sources.get('huggingface')).toMatchObject({
      lastSuccess: clock.now(),
      problem: null,
    });
  });

  it('keeps the good lists when one is malformed, and logs that once', async () => {
    const { huggingFace, advanceTo, stores, loggedEvents } = await openSyncFixture('2026-11-20T12:00:00Z');
    huggingFace.list('2026-11-20', '2611.00001');
    huggingFace.list('2026-11-18', '2611.00003');
    huggingFace.answer('2026-11-19', json({ error: 'none' }));
    await advanceTo('2026-11-20T20:00:00Z');
    expect(await stores.papers.count()).toBe(2);
    expect(loggedEvents('warn')).toEqual([
      {
        event: 'source_problem',
        source: 'Hugging Face',
        problem: expect.stringContaining('sent no list of papers'),
      },
    ]);
    expect(await stores.sources.get('huggingface')).toMatchObject({ lastSuccess: null, failures: 17 });
  });

  it('logs a malformed record once, however often it is sent', async () => {
    const { huggingFace, advanceTo, loggedEvents, stores } = await openSyncFixture('2026-11-20T12:00:00Z');
    huggingFace.answer('trending', json([{ paper: { title: 'No id' } }]));
    await advanceTo('2026-11-20T20:00:00Z');
    expect(loggedEvents('warn')).toEqual([
      { event: 'record_rejected', source: 'Hugging Face', list: 'trending', reason: expect.any(String) },
    ]);
    expect(await stores.sources.get('huggingface')).toMatchObject({ problem: null });
  });

  it('stops a run when the source does not respond, and recovers by itself', async () => {
    const { huggingFace, advanceTo, stores, loggedEvents } = await openSyncFixture('2026-11-20T12:00:00Z');
    huggingFace.list('2026-11-20', '2611.00001');
    for (const name of ['2026-11-20', '2026-11-19', '2026-11-18', 'trending'])
      huggingFace.answer(name, reset);
    await advanceTo('2026-11-20T18:00:00Z');
    expect(new Set(huggingFace.requestedLists())).toEqual(new Set(['2026-11-20']));
    expect(loggedEvents('warn').filter(({ event }) => event === 'source_problem')).toHaveLength(1);
    for (const name of ['2026-11-20', '2026-11-19', '2026-11-18', 'trending'])
      huggingFace.answer(name, undefined);
    await advanceTo('2026-11-20T19:00:00Z');
    expect(await stores.papers.count()).toBe(1);
    expect(loggedEvents('info')).toContainEqual({ event: 'source_recovered', source: 'Hugging Face' });
  });

  it('alerts the operator after 48 hours, once a day, also across restarts', async () => {
    const { huggingFace, advanceTo, loggedEvents, restart, clock } =
      await openSyncFixture('2026-11-16T00:00:00Z');
    await advanceTo('2026-11-16T00:10:00Z');
    for (const day of ['15', '16', '17', '18', '19']) huggingFace.answer(`2026-11-${day}`, reset);
    await advanceTo('2026-11-17T23:50:00Z', 2 * HOUR_MS);
    expect(loggedEvents('error')).toEqual([]);
    await advanceTo('2026-11-18T01:00:00Z');
    const alert = {
      event: 'source_stale',
      source: 'Hugging Face',
      since: expect.stringMatching(/^2026-11-16T00:/),
      problem: expect.stringContaining('127.0.0.1'),
    };
    expect(loggedEvents('error')).toEqual([alert]);
    restart();
    await advanceTo('2026-11-18T23:50:00Z', 2 * HOUR_MS);
    expect(loggedEvents('error')).toEqual([alert]);
    await advanceTo(new Date(clock.now() + 2 * HOUR_MS).toISOString());
    expect(loggedEvents('error')).toEqual([alert, alert]);
  });

  it('alerts the operator, once a day, after days of empty lists', async () => {
    const { huggingFace, advanceTo, loggedEvents } = await openSyncFixture('2026-11-16T00:00:00Z');
    huggingFace.list('2026-11-15', '2611.00001');
    await advanceTo('2026-11-20T01:00:00Z', 2 * HOUR_MS);
    expect(loggedEvents('error')).toEqual([]);
    await advanceTo('2026-11-21T12:00:00Z', 2 * HOUR_MS);
    expect(loggedEvents('error')).toEqual([
      expect.objectContaining({ since: expect.stringMatching(/^2026-11-18T/), problem: null }),
      expect.objectContaining({ source: 'Hugging Face' }),
    ]);
  });

  it('continues by itself after an internal error, such as a full disk', async () => {
    const fixture = await openSyncFixture('2026-11-20T12:00:00Z');
    const { huggingFace, stores, tick, clock, loggedEvents, nextDueAt } = fixture;
    const { recordRun } = stores.sources;
    huggingFace.list('2026-11-20', '2611.00001');
    Object.assign(stores.sources, { recordRun: () => Promise.reject(new Error('the disk is full')) });
    await tick();
    expect(loggedEvents('error')).toEqual([{ event: 'source_sync_failed', error: expect.any(Error) }]);
    Object.assign(stores.sources, { recordRun });
    await tick();
    clock.set((await nextDueAt()) ?? 0);
    await tick();
    expect(await stores.sources.get('huggingface')).toMatchObject({ lastSuccess: clock.now() });
  });
});
