import { describe, expect, it } from 'vitest';
import type { NearOptions } from '../../src/core/search/search.ts';
import { indexOf, paper, starterPapers } from './starter-papers.ts';

const garden = [
  paper({ id: 1, title: 'Pruning orchard trees in winter', abstract: 'Cuts in apple orchards.' }),
  paper({ id: 2, title: 'Apple orchards under frost', abstract: 'Trees that bloom early.' }),
  paper({ id: 3, title: 'Orchard soil', abstract: 'Apple trees and their roots.' }),
];
const whales = [
  paper({ id: 4, title: 'Songs of humpback whales', abstract: 'Recordings of whales at sea.' }),
  paper({ id: 5, title: 'Whales and ships', abstract: 'Noise at sea changes the songs.' }),
];
const others = [
  paper({ id: 6, title: 'Grafting apple trees', abstract: 'An orchard of one winter.' }),
  paper({ id: 7, title: 'How blue whales dive', abstract: 'Songs stop at depth, at sea.' }),
  paper({ id: 8, title: 'A grammar of knots' }),
];
const index = indexOf([...garden, ...whales, ...others]);
const none = new Set<number>();
const ascending = (ids: readonly number[]) => ids.toSorted((a, b) => a - b);

/** Runs all steps at once. */
function resultOf<T>(steps: Generator<undefined, T>): T {
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}

const groupsOf = (ids: readonly number[], maxGroups: number, papers = index) =>
  resultOf(papers.groupBySubject(ids, maxGroups));
const nearTo = (ids: readonly number[], options: NearOptions, papers = index) =>
  resultOf(papers.nearGroup(ids, options));

describe('groups of papers', () => {
  it('are those about the same, the largest first; a paper that is not there is left out', () => {
    expect(groupsOf([4, 1, 5, 2, 99, 3, 3], 6).map(ascending)).toEqual([
      [1, 2, 3],
      [4, 5],
    ]);
    expect(groupsOf([], 6)).toEqual([]);
  });

  it('are at most as many as asked for', () => {
    expect(groupsOf([1, 4, 8], 1).map(ascending)).toEqual([[1, 4, 8]]);
  });
});

describe('the papers near to a group', () => {
  it('are about the same, with the nearest paper of the group and the words they share', () => {
    const [first] = nearTo([1, 2, 3], { limit: 5, except: none });
    expect(first).toMatchObject({ id: 6, near: 1 });
    expect(first?.sharedTerms).toEqual(expect.arrayContaining(['orchard', 'winter']));
    expect(nearTo([4, 5], { limit: 1, except: none }).map(({ id }) => id)).toEqual([7]);
  });

  it('are none of the group, none of those left out, and only those asked for', () => {
    const all = nearTo([1, 2], { limit: 9, except: none }).map(({ id }) => id);
    expect(all).toContain(3);
    expect(all).not.toContain(1);
    expect(nearTo([1, 2], { limit: 9, except: new Set([3]) }).map(({ id }) => id)).not.toContain(3);
    const among = nearTo([1, 2], { limit: 9, except: none, among: new Set([3, 7]) });
    expect(among.map(({ id }) => id)).toEqual([3]);
  });

  it('are none for papers that are not in the index, or whose words no other has', () => {
    expect(nearTo([99], { limit: 5, except: none })).toEqual([]);
    expect(nearTo([8], { limit: 5, except: none })).toEqual([]);
  });

  it('have falling scores, and reasons that both papers have', () => {
    const starter = indexOf(starterPapers.slice(0, 150));
    const group = starterPapers.slice(0, 40).map(({ id }) => id);
    for (const ids of groupsOf(group, 6, starter)) {
      const hits = nearTo(ids, { limit: 20, except: new Set(group) }, starter);
      expect(hits.map(({ score }) => score)).toEqual(
        hits.map(({ score }) => score).toSorted((a, b) => b - a),
      );
      for (const { id, near, sharedTerms } of hits) {
        expect(group).not.toContain(id);
        expect(ids).toContain(near);
        expect(sharedTerms.length).toBeLessThanOrEqual(5);
      }
    }
  });
});
