import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DraftPaper } from '../../../src/core/schedule/draft.ts';
import { keptPapers, newDraftPaper } from '../../../src/core/schedule/draft-steps.ts';
import { hasNewerList, renewedPapers } from '../../../src/core/schedule/renew-draft.ts';

const pinned = (id: number): DraftPaper => ({ ...newDraftPaper(id), isPinned: true });
const dropped = (id: number): DraftPaper => ({ ...newDraftPaper(id), isDropped: true });
const lined = (id: number): DraftPaper => ({ ...newDraftPaper(id), line: 'Read this', lineBy: 'ada' });

/** The papers of the older list. */
const BEFORE = new Set([1, 2, 3, 4]);
/** What the newer list has. */
const CHOSEN = [11, 12, 13, 14, 15];

const renewed = (papers: readonly DraftPaper[], count = 3) =>
  renewedPapers(papers, { before: BEFORE, chosen: CHOSEN, count });
const idsOf = (papers: readonly DraftPaper[]) => papers.map(paper => paper.paperId);

describe('a changed draft, once a newer daily list came', () => {
  it.each<[string, DraftPaper[], number[]]>([
    ['keeps what is pinned, first', [pinned(2), newDraftPaper(1), newDraftPaper(3)], [2, 11, 12]],
    ['keeps what has a line', [newDraftPaper(1), lined(2), newDraftPaper(3)], [11, 12, 2]],
    [
      'keeps what was added, behind the new list',
      [pinned(1), newDraftPaper(2), newDraftPaper(50)],
      [1, 11, 50],
    ],
    ['forgets what was left out of the older list', [newDraftPaper(1), dropped(2)], [11, 12, 13]],
    ['has as many papers as before', [1, 2, 3, 50, 51].map(newDraftPaper), [11, 12, 13, 50, 51]],
    ['takes no paper that curators left out', [newDraftPaper(1), dropped(11)], [12, 13, 14, 11]],
    ['has the new list if it had no papers', [], [11, 12, 13]],
  ])('%s', (_, papers, ids) => {
    expect(idsOf(renewed(papers))).toEqual(ids);
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
        const after = renewed(before, count);
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
    expect(hasNewerList({ listName }, newest)).toBe(isNewer);
  });
});
