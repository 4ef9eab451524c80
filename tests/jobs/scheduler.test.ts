import { describe, expect, it } from 'vitest';
import { emptyPaper } from '../../src/core/paper/paper.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../src/core/time/duration.ts';
import { raiseRev } from '../support/raise-rev.ts';
import { openScheduleFixture } from '../support/schedule-fixture.ts';

/** 09:10, when every guild's spread is over. */
const MORNING = 9 * HOUR_MS + 10 * MINUTE_MS;

describe('a schedule', () => {
  it('posts one digest per slot, however often the ticker runs', async () => {
    const { clock, tick, channel, addPapers, schedule } = await openScheduleFixture();
    await addPapers('One', 'Two', 'Three');
    await schedule();
    await tick();
    expect(channel.messages).toHaveLength(0);
    clock.advance(MORNING);
    await tick();
    await tick();
    expect(channel.messages).toHaveLength(1);
  });

  it('never posts the same paper twice in a channel, and posts nothing once all were posted', async () => {
    const { clock, tick, channel, addPapers, schedule } = await openScheduleFixture();
    await addPapers('Alpha paper', 'Beta paper', 'Gamma paper');
    await schedule();
    clock.advance(MORNING);
    for (let day = 0; day < 5; day += 1) {
      await tick();
      clock.advance(DAY_MS);
    }
    expect(channel.messages).toHaveLength(2);
    for (const title of ['Alpha paper', 'Beta paper', 'Gamma paper'])
      expect(channel.messages.filter(({ body }) => body.includes(title))).toHaveLength(1);
  });

  it('shares the history of a channel with the other schedules that post there', async () => {
    const { clock, tick, channel, addPapers, schedule } = await openScheduleFixture();
    await addPapers('Alpha paper', 'Beta paper');
    await schedule({ count: 2 });
    await schedule({ count: 2 });
    clock.advance(MORNING);
    await tick();
    expect(channel.messages).toHaveLength(1);
  });

  it('posts a paper again after its repeat time', async () => {
    const { clock, tick, channel, addPapers, schedule } = await openScheduleFixture();
    await addPapers('Alpha paper');
    await schedule({ repeat: '7d' });
    clock.advance(MORNING);
    for (let day = 0; day < 9; day += 1) {
      await tick();
      clock.advance(DAY_MS);
    }
    expect(channel.messages).toHaveLength(2);
  });

  it('posts a note if there is nothing to post and the schedule wants one', async () => {
    const { clock, tick, channel, schedule } = await openScheduleFixture();
    await schedule({ empty: 'note' });
    clock.advance(MORNING);
    await tick();
    expect(channel.messages).toHaveLength(1);
  });

  it('posts the best matches of its query first', async () => {
    const { clock, tick, channel, addPapers, schedule } = await openScheduleFixture();
    await addPapers(
      'Cooking with gas',
      'Pruning neural networks',
      'On pruning pruning: network pruning',
      'Roses',
    );
    await schedule({ query: 'pruning', count: 1 });
    clock.advance(MORNING);
    await tick();
    clock.advance(DAY_MS);
    await tick();
    clock.advance(DAY_MS);
    await tick();
    const bodies = channel.messages.map(message => message.body);
    expect(bodies).toHaveLength(2);
    expect(bodies.every(body => body.includes('runing'))).toBe(true);
  });

  it('waits for a complete index if it has a query, and then posts what the index lacked', async () => {
    const { clock, tick, channel, addPapers, schedule, stores, log, database } = await openScheduleFixture();
    await addPapers('Pruning roses');
    await schedule({ query: 'pruning', count: 5 });
    await schedule({ channelId: '2000000000000000002' });
    await stores.papers.insert(emptyPaper('Pruning neural networks'));
    await raiseRev(database, 5_000);
    clock.advance(MORNING);
    await tick();
    expect(channel.messages).toHaveLength(1);
    expect(log.events).toContainEqual(
      expect.objectContaining({ event: 'slots_put_off', fields: { slots: 1, indexed: 1, papers: 2 } }),
    );
    await addPapers();
    await tick();
    expect(channel.messages).toHaveLength(2);
    expect(channel.messages.at(-1)?.body).toContain('Pruning neural networks');
    expect(channel.messages.at(-1)?.body).toContain('Pruning roses');
  });

  it('posts nothing that merely shares a word with its query', async () => {
    const { clock, tick, channel, addPapers, schedule } = await openScheduleFixture();
    await addPapers('Pruning neural networks', 'Neural cooking', 'Networks of roads');
    await schedule({ query: 'pruning neural networks', count: 5 });
    clock.advance(MORNING);
    await tick();
    const [body = ''] = channel.messages.map(message => message.body);
    expect(body).toContain('Pruning neural networks');
    expect(body).not.toContain('cooking');
    expect(body).not.toContain('roads');
  });

  it('posts the newest daily list not after its day, except what was posted', async () => {
    const { clock, tick, channel, addPapers, schedule } = await openScheduleFixture();
    await addPapers(
      { title: 'Old news', listedOn: ['2026-11-18'] },
      { title: 'Well liked', listedOn: ['2026-11-20'], upvotes: 50 },
      { title: 'Hardly liked', listedOn: ['2026-11-20'], upvotes: 1 },
      { title: 'From tomorrow', listedOn: ['2026-11-22'] },
    );
    await schedule({ what: 'daily', count: 1 });
    clock.advance(MORNING);
    await tick();
    clock.advance(DAY_MS);
    await tick();
    clock.advance(DAY_MS);
    await tick();
    const titles = channel.messages.map(
      ({ body }) => /Old news|Well liked|Hardly liked|From tomorrow/.exec(body)?.[0],
    );
    expect(titles).toEqual(['Well liked', 'From tomorrow']);
  });

  it('uses publication dates while no paper was ever listed', async () => {
    const { clock, tick, channel, addPapers, schedule } = await openScheduleFixture();
    await addPapers(
      { title: 'Only the month', publishedAt: '2026-11' },
      { title: 'The day before', publishedAt: '2026-11-19' },
      { title: 'That very day', publishedAt: '2026-11-20' },
    );
    await schedule({ what: 'daily', count: 5 });
    clock.advance(MORNING);
    await tick();
    expect(channel.messages[0]?.body).toContain('That very day');
    expect(channel.messages[0]?.body).not.toContain('The day before');
  });

  it('narrows by category', async () => {
    const { clock, tick, channel, addPapers, schedule } = await openScheduleFixture();
    await addPapers(
      { title: 'Seen', categories: ['cs.CV'] },
      { title: 'Learned', categories: ['stat.ML', 'cs.LG'] },
    );
    await schedule({ category: 'cs.LG', count: 5 });
    clock.advance(MORNING);
    await tick();
    expect(channel.messages[0]?.body).toContain('Learned');
    expect(channel.messages[0]?.body).not.toContain('Seen');
  });
});

it('a schedule that is edited while its roles are checked keeps its new slot if the old one is too late', async () => {
  const { schedule, stores, scheduler, clock, roleMentions } = await openScheduleFixture();
  const before = await schedule();
  await schedule({ roleId: '5000000000000000001', time: '16:00' });
  const next = { date: '2026-11-21', dueAt: before.next.dueAt + 9 * HOUR_MS };
  roleMentions.problem = async () => {
    await stores.schedules.update(before.id, { ...before, time: '18:00' }, { by: '1', next });
    return undefined;
  };
  clock.advance(MORNING + 7 * HOUR_MS);
  await scheduler.tick(clock.now());
  expect(await stores.schedules.get(before.id)).toMatchObject({ next });
  expect(await stores.schedules.hasOutcome(before.id, next.date)).toBe(false);
});
