import { describe, expect, it } from 'vitest';
import { openCorpus, listed, openMany } from './papers-fixture.ts';

describe('dates in words', () => {
  it.each([
    ['weekly', 'week', 'last week', '2026-11-12'],
    ['weekly', 'week', '46', '2026-11-12'],
    ['weekly', 'week', 'yesterday', '2026-11-20'],
    ['monthly', 'month', 'May', '2026-05-04'],
    ['monthly', 'month', 'yesterday', '2026-11-20'],
    ['daily', 'date', 'yesterday', '2026-11-20'],
    ['daily', 'date', 'may', '2026-05-04'],
    ['daily', 'date', 'Friday, 20 November 2026', '2026-11-20'],
    ['daily', 'date', '1 day ago', '2026-11-20'],
    ['weekly', 'week', '9 days ago', '2026-11-12'],
  ])('/papers %s takes %s:%s', async (kind, name, text, day) => {
    expect((await (await openMany()).ask(kind, { [name]: text })).text).toContain(`Paper ${day}`);
  });

  it('are completed', async () => {
    const { complete } = await openMany();
    expect((await complete('weekly', 'week', 'last week'))?.map(({ value }) => value)).toEqual(['2026-W46']);
    expect((await complete('weekly', 'week', '46'))?.map(({ value }) => value)).toEqual(['2026-W46']);
    expect(await complete('weekly', 'week', '45')).toEqual([]);
    for (const words of ['20 nov', 'Friday, 20 November', 'November 20, 2026', 'last friday', 'yesterday'])
      expect((await complete('daily', 'date', words))?.map(({ value }) => value)).toEqual(['2026-11-20']);
  });
});

const DAYS = ['2024-05-01', '2024-05-10', '2024-06-05', '2026-11-19', '2026-11-20', '2026-11-30'];
const openDays = () => openCorpus(...DAYS.map(day => listed(`Paper ${day}`, day)));

describe('completion', () => {
  it.each([
    ['daily', 'date', '', ['2026-11-20', '2026-11-19', '2024-06-05', '2024-05-10', '2024-05-01']],
    ['daily', 'date', '2024-05', ['2024-05-10', '2024-05-01']],
    ['daily', 'date', '2024-05-0', ['2024-05-01']],
    ['daily', 'date', '2025', []],
    ['daily', 'date', 'june', ['2024-06-05']],
    ['weekly', 'week', '', ['2026-W47', '2024-W23', '2024-W19', '2024-W18']],
    ['weekly', 'week', '2024-w1', ['2024-W19', '2024-W18']],
    ['weekly', 'week', '2024-06', ['2024-W23']],
    ['monthly', 'month', '', ['2026-11', '2024-06', '2024-05']],
    ['monthly', 'month', '2024', ['2024-06', '2024-05']],
    ['monthly', 'month', 'novem', ['2026-11']],
    ['monthly', 'month', '漢', []],
  ])('of %s %s %j offers lists that exist', async (subcommand, name, text, values) => {
    const { complete } = await openDays();
    expect((await complete(subcommand, name, text))?.map(({ value }) => value)).toEqual(values);
  });

  it('describes a date in words', async () => {
    const { complete } = await openDays();
    expect((await complete('daily', 'date', '2026-11'))?.[0]?.name).toBe('2026-11-20 · Friday, 20 November');
    expect((await complete('weekly', 'week', '2026'))?.[0]?.name).toBe('2026-W47 · 16–22 November 2026');
  });

  it('offers 25 at most, each of which works', async () => {
    const { complete, ask } = await openCorpus(
      ...Array.from({ length: 28 }, (_, index) =>
        listed(`Paper ${index}`, `2026-10-${String(index + 1).padStart(2, '0')}`),
      ),
    );
    const choices = (await complete('daily', 'date', '2026')) ?? [];
    expect(choices).toHaveLength(25);
    expect((await ask('daily', { date: choices[24]?.value ?? '' })).text).toContain('4 October 2026');
  });
});
