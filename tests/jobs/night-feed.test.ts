import { setImmediate } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { MINUTE_MS } from '../../src/core/time/duration.ts';
import { createScheduler } from '../../src/jobs/scheduler.ts';
import { openScheduleFixture } from '../support/schedule-fixture.ts';

/** A schedule with the preset at its slot of Friday 2026-11-20, 01:00 in New York. */
async function openAtSlot(category: string | null = 'cs.LG') {
  const fixture = await openScheduleFixture('2026-11-20T00:00:00Z');
  const preset = {
    preset: 'arxiv',
    what: 'archive',
    time: '01:00',
    timezone: 'America/New_York',
    days: [1, 2, 3, 4, 5],
  } as const;
  await fixture.stores.arxivFollow.follow('cs.LG');
  await fixture.schedule({ ...preset, category });
  fixture.clock.advance(6 * 60 * MINUTE_MS + fixture.spread);
  const announce = async () => {
    await fixture.addPapers({ title: 'Announced', categories: ['cs.LG'], publishedAt: '2026-11-19' });
    await fixture.stores.arxivFollow.markCovered('cs.LG', '2026-11-20', fixture.clock.now());
  };
  return { ...fixture, announce };
}

describe('a slot of the preset arxiv', () => {
  it('waits for the feed of its night, and is not late then', async () => {
    const { tick, clock, announce, channel } = await openAtSlot();
    await tick();
    clock.advance(50 * MINUTE_MS);
    await tick();
    expect(channel.messages).toEqual([]);
    await announce();
    await tick();
    expect(channel.messages[0]?.body).toContain('Announced');
    expect(channel.messages[0]?.body).not.toContain('Late');
  });

  it('posts what there is after an hour', async () => {
    const { tick, clock, channel, addPapers, stores } = await openAtSlot();
    await addPapers({ title: 'From elsewhere', categories: ['cs.LG'], publishedAt: '2026-11-19' });
    clock.advance(59 * MINUTE_MS);
    await tick();
    expect(channel.messages).toEqual([]);
    clock.advance(MINUTE_MS);
    await tick();
    expect(channel.messages[0]?.body).toContain('From elsewhere');
    expect((await stores.schedules.get(1))?.next.date).toBe('2026-11-23');
  });

  it.each([
    ['of the night before', '2026-11-19', 0],
    ['of its night', '2026-11-20', 1],
  ])(
    'waits for a feed of every pinned category if it has none: covered up to the feed %s',
    async (_name, day, posts) => {
      const { tick, addPapers, stores, clock, channel } = await openAtSlot(null);
      await addPapers({ title: 'Announced', publishedAt: '2026-11-19' });
      await stores.arxivFollow.pin('cs.RO');
      await stores.arxivFollow.markCovered('cs.RO', day, clock.now());
      await tick();
      expect(channel.messages).toHaveLength(posts);
    },
  );

  it('is passed over with other events handled in between, and its category is read once', async () => {
    const { scheduler, stores, unitOfWork, index, roleMentions, log, clock } = await openAtSlot();
    const waiting = await stores.schedules.get(1);
    if (!waiting) throw new Error('the test needs its schedule');
    const { next } = waiting;
    for (let at = 0; at < 59; at += 1) await stores.schedules.create(waiting, { by: '1', at: 0, next });
    const read: string[] = [];
    const arxivFollow = {
      ...stores.arxivFollow,
      get(category: string) {
        read.push(category);
        return stores.arxivFollow.get(category);
      },
    };
    let turns = 0;
    const ended = new AbortController();
    const counted = (async () => {
      for (; !ended.signal.aborted; turns += 1) await setImmediate();
    })();
    const using = { unitOfWork, index, roleMentions, log };
    await createScheduler({ ...using, stores: { ...stores, arxivFollow } }).tick(clock.now());
    ended.abort();
    await counted;
    expect(read).toEqual(['cs.LG']);
    expect(turns).toBeGreaterThanOrEqual(3);
    await scheduler.tick(clock.now() + 60 * MINUTE_MS);
    expect((await stores.schedules.get(1))?.next.date).toBe('2026-11-23');
  });

  it('does not wait where no category is followed', async () => {
    const { tick, addPapers, channel } = await openAtSlot('hep-th');
    await addPapers({ title: 'Announced', categories: ['hep-th'], publishedAt: '2026-11-19' });
    await tick();
    expect(channel.messages).toHaveLength(1);
  });
});
