import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DraftPaper } from '../../../src/core/schedule/draft.ts';
import { keptPapers, newDraftPaper } from '../../../src/core/schedule/draft-steps.ts';
import { awaitsNewerList, isNewerList, renewedPapers } from '../../../src/core/schedule/renew-draft.ts';

const pinned = (id: number): DraftPaper => ({ ...newDraftPaper(id), isPinned: true });
const dropped = (id: number): DraftPaper => ({ ...newDraftPaper(id), isDropped: true });
const lined = (id: number): DraftPaper => ({ ...newDraftPaper(id), line: 'Read this', lineBy: 'ada' });

/** The papers of the older list, and of the newer one; the last is on both. */
const OLDER = [1, 2, 3, 4, 9];
const NEWER = [11, 12, 13, 14, 15, 9];

const renewed = (papers: readonly DraftPaper[], chosen = [11, 12, 13], count = 3) =>
  renewedPapers(papers, { older: new Set(OLDER), newer: new Set(NEWER), chosen, count });
const idsOf = (papers: readonly DraftPaper[]) => papers.map(paper => paper.paperId);
const plain = (...ids: number[]) => ids.map(newDraftPaper);

describe('a changed draft, once a newer daily list came', () => {
  it.each<[string, DraftPaper[], number[]]>([
    ['keeps what is pinned, first', [pinned(2), ...plain(1, 3)], [2, 11, 12]],
    ['keeps what has a line', [...plain(1), lined(2), ...plain(3)], [11, 12, 2]],
    ['keeps what was added, behind the new list', [pinned(1), ...plain(2, 50)], [1, 11, 50]],
    ['keeps all that was added', plain(50, 51, 52, 53), [50, 51, 52, 53]],
    ['forgets what was left out of the older list', [...plain(1), dropped(2)], [11, 12, 13]],
    ['leaves out of the new list what curators left out', [...plain(1), dropped(11)], [12, 13, 11]],
    ['has the new list if it had no papers', [], [11, 12, 13]],
  ])('%s', (_, papers, ids) => {
    expect(idsOf(renewed(papers))).toEqual(ids);
  });

  it('has again a paper that is chosen again: it is on both lists, or was accepted for the day', () => {
    expect(idsOf(renewed(plain(9, 2, 3), [11, 9, 12]))).toEqual([11, 9, 12]);
    expect(idsOf(renewed(plain(1, 2, 3), [1, 11, 12]))).toEqual([1, 11, 12]);
    expect(renewed([...plain(1), dropped(2)], [2, 11])).toEqual([...plain(11), dropped(2)]);
  });

  it('follows a list that grows, as if all of it had come at once', () => {
    const draft = [pinned(2), ...plain(1), ...plain(50)];
    const chosen = [[12], [12, 13], [11, 12]];
    const grown = chosen.reduce<readonly DraftPaper[]>((papers, each) => renewed(papers, each, 4), draft);
    expect(grown).toEqual(renewed(draft, chosen.at(-1), 4));
    expect(idsOf(grown)).toEqual([2, 11, 12, 50]);
  });

  it('has no more entries than a select menu', () => {
    const many = [...plain(50, 51), ...Array.from({ length: 23 }, (_, at) => dropped(100 + at))];
    expect(renewed(many, [11, 12, 13], 5)).toHaveLength(25);
  });

  it('keeps every pinned paper, has each once, and no more than it had or the schedule posts', () => {
    const paper = fc.record({
      paperId: fc.integer({ min: 1, max: 16 }),
      isPinned: fc.boolean(),
      line: fc.constantFrom(null, 'Read this'),
      lineBy: fc.constant(null),
      isDropped: fc.constant(false),
    });
    const papers = fc.uniqueArray(paper, { selector: each => each.paperId, maxLength: 10 });
    fc.assert(
      fc.property(papers, fc.integer({ min: 1, max: 10 }), (before, count) => {
        const after = renewed(before, [11, 12, 13, 14, 15, 9].slice(0, count), count);
        const ids = idsOf(after);
        expect(new Set(ids).size).toBe(ids.length);
        expect(after).toEqual(expect.arrayContaining(before.filter(each => each.isPinned)));
        expect(keptPapers(after).length).toBeLessThanOrEqual(Math.max(before.length, count));
      }),
    );
  });

  it.each([
    ['2026-11-20', '2026-11-21', true],
    ['2026-11-21', '2026-11-21', false],
    ['2026-11-21', '2026-11-20', false],
    [null, '2026-11-21', false],
    ['2026-11-21', null, false],
    ['2026-W47', '2026-W48', false],
    ['trending', '2026-11-21', false],
  ])('a draft of %s gets papers of %s: %s', (listName, newest, isNewer) => {
    expect(isNewerList({ listName }, newest)).toBe(isNewer);
  });

  it.each([
    ['2026-11-20', true],
    ['2026-11-21', false],
    [null, false],
    ['2026-W47', false],
  ])('is awaited by a draft of %s: %s', (listName, isAwaited) => {
    expect(awaitsNewerList({ listName, slot: '2026-11-21' })).toBe(isAwaited);
  });
});
