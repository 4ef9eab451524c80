import { describe, expect, it } from 'vitest';
import { HOUR_MS, MINUTE_MS } from '../../../src/core/time/duration.ts';
import { json, reset, silence } from '../../support/source-server.ts';
import { openLiving } from './sync-fixture.ts';

describe('taking papers from Hugging Face', () => {
  it('asks for the last three list days and what is trending, every half hour of a week', async () => {
    const { huggingFace, until, stores } = await openLiving('2026-11-16T12:00:00Z');
    huggingFace.list('2026-11-16', '2611.00001');
    await until('2026-11-23T11:59:00Z');
    expect(huggingFace.asked().slice(0, 4)).toEqual(['2026-11-16', '2026-11-15', '2026-11-14', 'trending']);
    const trending = huggingFace.seen.filter(({ url }) => url.searchParams.has('sort'));
    expect(trending).toHaveLength(7 * 48);
    const gaps = trending.slice(1).map(({ at }, index) => at - (trending[index]?.at ?? 0));
    expect(new Set(gaps)).toEqual(new Set([30 * MINUTE_MS]));
    expect(new Set(huggingFace.asked())).toContain('2026-11-23');
    expect(await stores.papers.count()).toBe(1);
  });

  it('follows the votes and comments of papers that are listed, and tells of changes alone', async () => {
    const { huggingFace, tick, clock, stores, changes, nextDueAt } = await openLiving('2026-11-20T12:00:00Z');
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

  it('remembers over a restart when to ask next', async () => {
    const { huggingFace, tick, restart, clock } = await openLiving('2026-11-20T12:00:00Z');
    await tick();
    restart();
    clock.advance(29 * MINUTE_MS);
    await tick();
    expect(huggingFace.seen).toHaveLength(4);
    clock.advance(MINUTE_MS);
    await tick();
    expect(huggingFace.seen).toHaveLength(8);
  });

  it('asks for the days that it was down', async () => {
    const { huggingFace, until, clock, restart, tick } = await openLiving('2026-11-10T12:00:00Z');
    await until('2026-11-10T12:10:00Z');
    clock.set(Date.parse('2026-11-16T12:00:00Z'));
    restart();
    await tick();
    expect(huggingFace.asked().slice(4)).toEqual([
      ...['16', '15', '14', '13', '12', '11', '10'].map(day => `2026-11-${day}`),
      'trending',
    ]);
  });

  it('goes on after a crash in the middle of a run, with nothing lost and nothing twice', async () => {
    const { huggingFace, tick, restart, clock, stores } = await openLiving('2026-11-20T12:00:00Z');
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

  it('keeps what was good when a list is not, and tells of it once', async () => {
    const { huggingFace, until, stores, told } = await openLiving('2026-11-20T12:00:00Z');
    huggingFace.list('2026-11-20', '2611.00001');
    huggingFace.list('2026-11-18', '2611.00003');
    huggingFace.answer('2026-11-19', json({ error: 'none' }));
    await until('2026-11-20T20:00:00Z');
    expect(await stores.papers.count()).toBe(2);
    expect(told('warn')).toEqual([
      {
        event: 'source has a problem',
        source: 'Hugging Face',
        problem: expect.stringContaining('answered no list of papers'),
      },
    ]);
    expect(await stores.sources.get('huggingface')).toMatchObject({ lastSuccess: null, failures: 17 });
  });

  it('tells once of a record that is none, however often it is sent', async () => {
    const { huggingFace, until, told, stores } = await openLiving('2026-11-20T12:00:00Z');
    huggingFace.answer('trending', json([{ paper: { title: 'No id' } }]));
    await until('2026-11-20T20:00:00Z');
    expect(told('warn')).toEqual([
      { event: 'record rejected', source: 'Hugging Face', list: 'trending', reason: expect.any(String) },
    ]);
    expect(await stores.sources.get('huggingface')).toMatchObject({ problem: null });
  });

  it('does not ask on where nobody answers, and is there again by itself', async () => {
    const { huggingFace, until, stores, told } = await openLiving('2026-11-20T12:00:00Z');
    huggingFace.list('2026-11-20', '2611.00001');
    for (const name of ['2026-11-20', '2026-11-19', '2026-11-18', 'trending'])
      huggingFace.answer(name, reset);
    await until('2026-11-20T18:00:00Z');
    expect(new Set(huggingFace.asked())).toEqual(new Set(['2026-11-20']));
    expect(told('warn').filter(({ event }) => event === 'source has a problem')).toHaveLength(1);
    for (const name of ['2026-11-20', '2026-11-19', '2026-11-18', 'trending'])
      huggingFace.answer(name, undefined);
    await until('2026-11-20T19:00:00Z');
    expect(await stores.papers.count()).toBe(1);
    expect(told('info')).toContainEqual({ event: 'source is well again', source: 'Hugging Face' });
  });

  it('alerts the operator after 48 hours, once a day, also over restarts', async () => {
    const { huggingFace, until, told, restart, clock } = await openLiving('2026-11-16T00:00:00Z');
    await until('2026-11-16T00:10:00Z');
    for (const day of ['15', '16', '17', '18', '19']) huggingFace.answer(`2026-11-${day}`, reset);
    await until('2026-11-17T23:50:00Z');
    expect(told('error')).toEqual([]);
    await until('2026-11-18T01:00:00Z');
    const alert = {
      event: 'no papers from a source for more than 48 hours',
      source: 'Hugging Face',
      since: expect.stringMatching(/^2026-11-16T00:/),
      problem: expect.stringContaining('127.0.0.1'),
    };
    expect(told('error')).toEqual([alert]);
    restart();
    await until('2026-11-18T23:50:00Z');
    expect(told('error')).toEqual([alert]);
    await until(new Date(clock.now() + 2 * HOUR_MS).toISOString());
    expect(told('error')).toEqual([alert, alert]);
  });

  it('alerts the operator, once a day, where days of empty lists answer', async () => {
    const { huggingFace, until, told } = await openLiving('2026-11-16T00:00:00Z');
    huggingFace.list('2026-11-15', '2611.00001');
    await until('2026-11-20T01:00:00Z');
    expect(told('error')).toEqual([]);
    await until('2026-11-21T12:00:00Z');
    expect(told('error')).toEqual([
      expect.objectContaining({ since: expect.stringMatching(/^2026-11-18T/), problem: null }),
      expect.objectContaining({ source: 'Hugging Face' }),
    ]);
  });

  it('goes on by itself after an error of its own, such as a full disk', async () => {
    const living = await openLiving('2026-11-20T12:00:00Z');
    const { huggingFace, stores, tick, clock, told, nextDueAt } = living;
    const count = stores.sources.ran;
    huggingFace.list('2026-11-20', '2611.00001');
    Object.assign(stores.sources, { ran: () => Promise.reject(new Error('the disk is full')) });
    await tick();
    expect(told('error')).toEqual([{ event: 'the sources could not be asked', error: expect.any(Error) }]);
    Object.assign(stores.sources, { ran: count });
    await tick();
    clock.set((await nextDueAt()) ?? 0);
    await tick();
    expect(await stores.sources.get('huggingface')).toMatchObject({ lastSuccess: clock.now() });
  });
});
