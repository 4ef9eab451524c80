import { describe, expect, it } from 'vitest';
import { customId } from '../../src/core/message/custom-id.ts';
import { UserError } from '../../src/core/message/user-error.ts';
import { openCorpus, listed, published, openWeeks, dayOf } from './papers-fixture.ts';

describe('papers without a list day', () => {
  it('are still found by date after a list came in, behind the listed ones', async () => {
    const { ask, addPapers } = await openCorpus(published('Zork A', '2024-05-07'), {
      ...published('Zork B', '2024-05'),
      upvotes: 99,
    });
    await addPapers(listed('Listed then', '2024-05-20'), listed('Listed now', '2026-11-20'));
    expect((await ask('monthly', { month: '2024-05' })).text).toMatch(
      /3 papers[^]*1\. Listed then[^]*2\. Zork B[^]*3\. Zork A/,
    );
    expect((await ask('weekly', { week: '2024-05-06' })).text).toContain('Zork A');
    expect((await ask('daily', { date: '2024-05-07' })).text).toContain('Zork A');
    const { labels } = await ask('daily', { date: '2024-05-08' });
    expect(labels).toEqual(['7 May 2024', '20 May 2024']);
  });

  it('do not take the place of the newest list', async () => {
    const { ask } = await openCorpus(published('Unlisted', '2026-11-21'), listed('Listed', '2026-11-20'));
    expect((await ask('daily')).text).toContain('Friday, 20 November 2026');
    expect((await ask('daily', { date: 'today' })).text).toContain('Unlisted');
  });
});

describe('/papers daily', () => {
  it('shows the newest list, most upvoted first, with a line of summary each', async () => {
    const { ask } = await openCorpus(
      { ...listed('Quiet paper', '2026-11-20', 3), tldr: 'Bicycles carry papers.' },
      listed('Loud paper', '2026-11-20', 30),
      listed('Voteless paper', '2026-11-20'),
      listed('Older paper', '2026-11-19', 99),
    );
    const { kind, text, ids, labels } = await ask('daily');
    expect(kind).toBe('private');
    expect(text).toContain(
      '### Papers from Friday, 20 November 2026\nNewest list; none for today\n-# 3 papers',
    );
    expect(text).toMatch(
      /1\. Loud paper[^]*2\. Quiet paper[^]*Bicycles carry papers\.[^]*3\. Voteless paper/,
    );
    expect(text).not.toContain('Older paper');
    expect(ids).toEqual([
      customId('open'),
      customId('post-list', 'daily', '2026-11-20', 0),
      customId('list', 'daily', '2026-11-19', 0),
    ]);
    expect(labels).toContain('◀ 19 Nov 2026');
  });

  it('does not mention today if the newest list is today’s', async () => {
    const { ask } = await openCorpus(listed('Fresh', '2026-11-21'));
    expect((await ask('daily')).text).not.toContain('Newest list');
  });

  it('shows the newest list also when it is years old', async () => {
    const { ask } = await openCorpus({ title: 'Relic', publishedAt: '2015-06-01' });
    expect((await ask('daily')).text).toContain(
      '### Papers from Monday, 1 June 2015\nNewest list; none for today',
    );
  });

  it('does not show lists of the future', async () => {
    const { ask } = await openCorpus(listed('Now', '2026-11-20'), listed('Too early', '2026-11-23'));
    const { text, ids } = await ask('daily');
    expect(text).toContain('Now');
    expect(ids.join()).not.toContain('2026-11-23');
  });

  it.each([
    ['2026-11-19', 'Thursday, 19 November 2026'],
    ['yesterday', 'Friday, 20 November 2026'],
    ['2024-05', 'Wednesday, 29 May 2024'],
    ['2024', 'Wednesday, 5 June 2024'],
    ['2026', 'Friday, 20 November 2026'],
  ])('understands %j', async (date, words) => {
    const { ask } = await openCorpus(
      ...['2024-05-01', '2024-05-29', '2024-06-05', '2026-11-19', '2026-11-20', '2026-11-22'].map(day =>
        listed(`Paper ${day}`, day),
      ),
    );
    expect((await ask('daily', { date })).text).toContain(`### Papers from ${words}`);
  });

  it('offers the nearest lists where a day has none', async () => {
    const { ask, press: use } = await openCorpus(
      listed('Before', '2026-11-10'),
      listed('After', '2026-11-16'),
    );
    const { text, ids, labels } = await ask('daily', { date: '2026-11-14' });
    expect(text).toContain('### No papers from Saturday, 14 November 2026');
    expect(labels).toEqual(['10 Nov 2026', '16 Nov 2026']);
    expect((await use(ids[1] ?? '')).text).toContain('After');
  });

  it('offers the nearest lists where a month has none', async () => {
    const { ask } = await openCorpus(listed('Before', '2026-08-31'), listed('After', '2026-10-01'));
    const { text, labels } = await ask('daily', { date: '2026-09' });
    expect(text).toContain('### No daily papers in September 2026');
    expect(labels).toEqual(['31 Aug 2026', '1 Oct 2026']);
  });

  it('offers the newest month where papers are known by month alone', async () => {
    const { ask } = await openCorpus({ title: 'Of some day in June', publishedAt: '2015-06' });
    const { text, labels, ids } = await ask('daily');
    expect(text).toContain('No paper has a date that includes the day');
    expect(labels).toEqual(['June 2015']);
    expect(ids).toEqual([customId('list', 'monthly', '2015-06', 0)]);
  });

  it.each(['1/2/2026', '2026-02-30', '2026-W47', 'someday', '@everyone'])(
    'explains what to type instead of %j, with today as example',
    async date => {
      const { ask } = await openCorpus(listed('Paper', '2026-11-20'));
      await expect(ask('daily', { date })).rejects.toThrow(
        new UserError(
          'Type a day such as 2026-11-21, yesterday, last friday or 27 Nov. A month such as 2026-11 or a year such as 2026 gives its newest list.',
        ),
      );
    },
  );

  it.each([
    ['daily', 'date', '2026-11-22'],
    ['daily', 'date', '2027'],
    ['weekly', 'week', '2026-W48'],
    ['monthly', 'month', '2026-12'],
  ])('%s refuses a %s in the future: %s', async (subcommand, option, date) => {
    const { ask } = await openCorpus(listed('Paper', '2026-11-20'));
    await expect(ask(subcommand, { [option]: date })).rejects.toThrow(
      'That is in the future: today is 2026-11-21 (UTC)',
    );
  });
});

describe('/papers weekly', () => {
  it('shows the newest week', async () => {
    const { ask } = await openWeeks();
    const { text, labels } = await ask('weekly');
    expect(text).toContain('### Papers from week 47, 16–22 November 2026\n-# 2 papers');
    expect(text).toMatch(/1\. Friday[^]*2\. Monday/);
    expect(labels).toContain('◀ Week 46, 2026');
  });

  it.each([
    ['2026-W46', 'week 46, 9–15 November 2026'],
    ['2026-11-11', 'week 46, 9–15 November 2026'],
    ['2024-12', 'week 1, 30 December 2024 – 5 January 2025'],
    ['2024', 'week 1, 30 December 2024 – 5 January 2025'],
  ])('understands %j', async (week, words) => {
    const { ask } = await openWeeks();
    expect((await ask('weekly', { week })).text).toContain(`### Papers from ${words}`);
  });

  it('explains what to type instead of an invalid week', async () => {
    const { ask } = await openWeeks();
    await expect(ask('weekly', { week: 'W54' })).rejects.toThrow(
      'Type a week such as 2026-W47, last week, or a day of it such as 2026-11-21.',
    );
  });
});

describe('/papers monthly', () => {
  it('shows the newest month, with papers known by month alone', async () => {
    const { ask } = await openCorpus(
      { title: 'Of a day', publishedAt: '2026-10-02' },
      { title: 'Of the month', publishedAt: '2026-10', upvotes: 2 },
      { title: 'Of spring', publishedAt: '2026-04' },
    );
    const { text, ids } = await ask('monthly');
    expect(text).toContain('### Papers from October 2026\nNewest list; none for this month\n-# 2 papers');
    expect(text).toMatch(/1\. Of the month[^]*2\. Of a day/);
    expect(ids).toContain(customId('list', 'monthly', '2026-04', 0));
  });

  it.each([
    ['2024', 'November 2024'],
    ['2024-05', 'May 2024'],
    ['2024-05-17', 'May 2024'],
  ])('understands %j', async (month, words) => {
    const { ask } = await openCorpus(
      { title: 'One', publishedAt: '2024-05' },
      { title: 'Two', publishedAt: '2024-11' },
      { title: 'Three', publishedAt: '2025-01-01' },
    );
    expect((await ask('monthly', { month })).text).toContain(`### Papers from ${words}`);
  });

  it('explains what to type instead of an invalid month', async () => {
    const { ask } = await openCorpus();
    await expect(ask('monthly', { month: 'Mayonnaise' })).rejects.toThrow('Type a month such as 2026-11');
  });
});

describe('/papers trending', () => {
  it('ranks by votes and age', async () => {
    const { ask } = await openCorpus(
      listed('Old and loved', '2026-09-01', 90),
      listed('New and liked', '2026-11-20', 30),
      listed('Unseen', '2026-11-20'),
    );
    const { text, ids } = await ask('trending');
    expect(text).toContain('### Trending papers\n');
    expect(text).toMatch(/1\. New and liked[^]*2\. Old and loved/);
    expect(text).not.toContain('Unseen');
    expect(ids).toContain(customId('post-list', 'trending', 'now', 0));
  });

  it('ranks the best hundred', async () => {
    const { ask, use } = await openCorpus(...dayOf(100, '2026-11-20'), listed('Last', '2026-11-01', 1));
    expect((await ask('trending')).text).toContain('-# 1–5 of 100 papers');
    await expect(use(customId('list', 'trending', 'now', 100))).rejects.toThrow(UserError);
  });

  it('says so if no paper has votes, and leads to the newest list', async () => {
    const { ask } = await openCorpus(listed('Unseen', '2026-11-20'), listed('Unloved', '2026-11-19', 0));
    const { text, ids } = await ask('trending');
    expect(text).toContain('there are none yet');
    expect(ids).toEqual([customId('list', 'daily', '2026-11-20', 0)]);
  });
});

describe('an empty corpus', () => {
  it.each([
    ['daily', {}],
    ['daily', { date: '2026-11-20' }],
    ['weekly', { week: '2025' }],
    ['monthly', {}],
    ['trending', {}],
  ])('explains for %s %j how papers are added', async (subcommand, date) => {
    const { ask } = await openCorpus();
    expect((await ask(subcommand, date)).text).toContain('### No papers yet');
  });
});
