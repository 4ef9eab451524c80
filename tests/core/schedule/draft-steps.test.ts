import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DraftPaper } from '../../../src/core/schedule/draft.ts';
import {
  draftSpecKey,
  keptPapers,
  MAX_DRAFT_PAPERS,
  takeDraftStep,
  type DraftStep,
} from '../../../src/core/schedule/draft-steps.ts';
import { SCHEDULE_DEFAULTS, type ScheduleSpec } from '../../../src/core/schedule/schedule.ts';

const draftOf = (...ids: number[]): DraftPaper[] =>
  ids.map(paperId => ({ paperId, isPinned: false, isDropped: false, line: null, lineBy: null }));

/** Takes steps one after another; those that are refused change nothing. */
function take(papers: readonly DraftPaper[], ...steps: readonly DraftStep[]): readonly DraftPaper[] {
  return steps.reduce((left, step) => {
    const result = takeDraftStep(left, step);
    return result.kind === 'changed' ? result.papers : left;
  }, papers);
}

/** The papers that are posted, the pinned ones with a star, then those that were dropped. */
function shown(papers: readonly DraftPaper[]): string {
  return papers
    .map(({ paperId, isPinned, isDropped }) => `${isDropped ? '-' : ''}${paperId}${isPinned ? '*' : ''}`)
    .join(' ');
}

const isUnpin = (step: DraftStep, paperId: number) => step.kind === 'unpin' && step.paperId === paperId;

describe('a step on a draft', () => {
  it('pins papers to the top in the order in which they are pinned, and unpins them to below', () => {
    const pinned = take(draftOf(1, 2, 3), { kind: 'pin', paperId: 3 }, { kind: 'pin', paperId: 2 });
    expect(shown(pinned)).toBe('3* 2* 1');
    expect(shown(take(pinned, { kind: 'unpin', paperId: 3 }))).toBe('2* 3 1');
  });

  it('drops a paper, and puts it back at the end', () => {
    const dropped = take(draftOf(1, 2, 3), { kind: 'drop', paperId: 1 });
    expect(shown(dropped)).toBe('2 3 -1');
    expect(shown(take(dropped, { kind: 'restore', paperId: 1 }))).toBe('2 3 1');
  });

  it('moves a paper among its like only', () => {
    const pinned = take(draftOf(1, 2, 3), { kind: 'pin', paperId: 1 });
    expect(shown(take(pinned, { kind: 'up', paperId: 3 }))).toBe('1* 3 2');
    expect(takeDraftStep(pinned, { kind: 'up', paperId: 2 })).toEqual({ kind: 'unchanged' });
    expect(takeDraftStep(pinned, { kind: 'down', paperId: 1 })).toEqual({ kind: 'unchanged' });
  });

  it('swaps another paper in at the same place', () => {
    expect(shown(take(draftOf(1, 2, 3), { kind: 'swap', paperId: 2, other: 9 }))).toBe('1 9 3 -2');
    const dropped = take(draftOf(1, 2, 3), { kind: 'drop', paperId: 3 });
    expect(shown(take(dropped, { kind: 'swap', paperId: 1, other: 3 }))).toBe('3 2 -1');
  });

  it('adds a line, and takes it away', () => {
    const lined = take(draftOf(1), { kind: 'line', paperId: 1, line: 'Read this', by: 'ada' });
    expect(lined).toMatchObject([{ line: 'Read this', lineBy: 'ada' }]);
    expect(take(lined, { kind: 'line', paperId: 1, line: null, by: 'ben' })).toEqual(draftOf(1));
  });

  it.each<[string, DraftStep, string]>([
    ['a paper that is not in it', { kind: 'pin', paperId: 7 }, 'notInDraft'],
    ['dropping a pinned paper', { kind: 'drop', paperId: 1 }, 'pinned'],
    ['swapping out a pinned paper', { kind: 'swap', paperId: 1, other: 9 }, 'pinned'],
    ['pinning a dropped paper', { kind: 'pin', paperId: 3 }, 'dropped'],
    ['adding a paper that is in it', { kind: 'add', paperId: 2 }, 'present'],
    ['swapping in a paper that is in it', { kind: 'swap', paperId: 2, other: 1 }, 'present'],
  ])('is refused for %s', (_name, step, problem) => {
    const draft = take(draftOf(1, 2, 3), { kind: 'pin', paperId: 1 }, { kind: 'drop', paperId: 3 });
    expect(takeDraftStep(draft, step)).toEqual({ kind: 'refused', problem });
  });

  it('adds no eleventh paper', () => {
    const full = draftOf(...Array.from({ length: MAX_DRAFT_PAPERS }, (_, index) => index + 1));
    expect(takeDraftStep(full, { kind: 'add', paperId: 11 })).toEqual({ kind: 'refused', problem: 'full' });
  });

  const id = fc.integer({ min: 1, max: 14 });
  const anyStep: fc.Arbitrary<DraftStep> = fc.oneof(
    fc.record({
      kind: fc.constantFrom('pin', 'unpin', 'drop', 'restore', 'up', 'down'),
      paperId: id,
    }),
    fc.record({
      kind: fc.constant('line'),
      paperId: id,
      line: fc.constantFrom(null, 'x'),
      by: fc.constant('a'),
    }),
    fc.record({ kind: fc.constant('add'), paperId: id }),
    fc.record({ kind: fc.constant('swap'), paperId: id, other: id }),
  );

  it('of two curators never undoes a pin of the other, in any order of their steps', () => {
    fc.assert(
      fc.property(fc.array(anyStep, { maxLength: 40 }), id, (steps, paperId) => {
        const others = steps.filter(step => !isUnpin(step, paperId));
        const pinned = take(draftOf(...new Set([1, 2, 3, 4, 5, paperId])), {
          kind: 'pin',
          paperId,
        });
        const after = take(pinned, ...others);
        expect(keptPapers(after).find(each => each.paperId === paperId)?.isPinned).toBe(true);
      }),
    );
  });

  it('keeps each paper once, pinned ones first and dropped ones last, at most ten to post', () => {
    fc.assert(
      fc.property(fc.array(anyStep, { maxLength: 60 }), steps => {
        const after = take(draftOf(1, 2, 3, 4, 5), ...steps);
        expect(new Set(after.map(each => each.paperId)).size).toBe(after.length);
        expect(keptPapers(after).length).toBeLessThanOrEqual(MAX_DRAFT_PAPERS);
        const groups = after.map(each => (each.isDropped ? 2 : each.isPinned ? 0 : 1));
        expect(groups).toEqual(groups.toSorted((a, b) => a - b));
      }),
    );
  });
});

it('a draft holds while the settings are the same that decide papers and time', () => {
  const spec: ScheduleSpec = { ...SCHEDULE_DEFAULTS, guildId: '1', channelId: '2', timezone: 'UTC' };
  expect(draftSpecKey({ ...spec, intro: 'Good morning', thread: true })).toBe(draftSpecKey(spec));
  expect(draftSpecKey({ ...spec, query: 'owls' })).not.toBe(draftSpecKey(spec));
  expect(draftSpecKey({ ...spec, count: 3 })).not.toBe(draftSpecKey(spec));
});
