import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayAfter, daysBetween } from '../../../src/playground/hugging-face/calendar.ts';
import { countsAt, createMadeUpLists } from '../../../src/playground/hugging-face/made-up-lists.ts';
import { listedPapers } from './listed-papers.ts';

const HOUR_MS = 3_600_000;
const lists = createMadeUpLists(listedPapers(394));
const inAnotherOrder = createMadeUpLists(listedPapers(394).toReversed());
const anyDay = fc.integer({ min: 0, max: 20_000 }).map(count => dayAfter('2000-01-01', count));

describe('a made-up daily list', () => {
  it('has six to ten different papers, and is always the same', () => {
    const sizes = new Set<number>();
    fc.assert(
      fc.property(anyDay, day => {
        const ids = lists.ofDay(day).map(({ paper }) => paper.arxivId);
        sizes.add(ids.length);
        expect(new Set(ids).size).toBe(ids.length);
        expect(inAnotherOrder.ofDay(day).map(({ paper }) => paper.arxivId)).toEqual(ids);
      }),
      { numRuns: 60 },
    );
    expect([...sizes].toSorted((a, b) => a - b)).toEqual([6, 7, 8, 9, 10]);
  });

  it('repeats no paper of the five weeks before', () => {
    fc.assert(
      fc.property(anyDay, day => {
        const listed = daysBetween(day, dayAfter(day, 34)).flatMap(each => lists.ofDay(each));
        expect(new Set(listed.map(({ paper }) => paper.arxivId)).size).toBe(listed.length);
      }),
      { numRuns: 10 },
    );
  });

  it('lists what there is if there are fewer papers', () => {
    expect(createMadeUpLists(listedPapers(3)).ofDay('2026-11-21')).toHaveLength(3);
    expect(createMadeUpLists([]).ofDay('2026-11-21')).toEqual([]);
  });

  it('is submitted by users, within its day', () => {
    for (const { submittedAt, submitter } of lists.ofDay('2026-11-21')) {
      expect(new Date(submittedAt).toISOString().slice(0, 10)).toBe('2026-11-21');
      expect(submitter).toMatch(/^(?:ada|ben|cleo)$/);
    }
  });
});

describe('votes and comments', () => {
  it('grow over three days, never shrink, and then stay', () => {
    let most = 0;
    for (const listing of daysBetween('2026-11-01', '2026-11-14').flatMap(lists.ofDay)) {
      const at = (hours: number) => countsAt(listing, listing.submittedAt + hours * HOUR_MS);
      expect(at(-5)).toEqual({ votes: 1, comments: 0 });
      let before = at(0);
      for (let hours = 1; hours <= 72; hours += 1) {
        const now = at(hours);
        expect(now.votes).toBeGreaterThanOrEqual(before.votes);
        expect(now.comments).toBeGreaterThanOrEqual(before.comments);
        before = now;
      }
      expect(before.votes).toBeGreaterThan(1);
      expect(at(24).votes).toBeLessThanOrEqual(at(48).votes);
      expect(at(10_000)).toEqual(before);
      most = Math.max(most, before.votes);
    }
    expect(most).toBeGreaterThan(50);
  });
});

it('the newest listing of a paper is found up to a day', () => {
  const [listing] = lists.ofDay('2026-11-21');
  const id = listing?.paper.arxivId ?? '';
  expect(lists.newestOf(id, '2026-11-28')).toEqual(listing);
  expect(lists.newestOf(id, '2026-11-20')?.day).not.toBe('2026-11-21');
  expect(lists.newestOf('2401.99999', '2026-11-28')).toBeUndefined();
});
