import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DigestLayout } from '../../../src/core/schedule/digest-layout.ts';
import { layoutMarks, shownLayout } from '../../../src/core/schedule/layout-marks.ts';

/** Two groups; 12 is like 11, and 14 is like 13. */
const LAYOUT: DigestLayout = {
  order: [11, 12, 13, 14, 15],
  headings: new Map([
    [11, 'Ferns'],
    [13, 'Others'],
  ]),
  collapsed: new Set([12, 14]),
  unlike: new Set([15]),
};

const shown = (...ids: number[]) => shownLayout(layoutMarks(LAYOUT), LAYOUT.order, new Set(ids));

describe('the layout of a digest that is rendered again', () => {
  it('is the same while all papers are shown', () => {
    const anyLayout = fc
      .tuple(fc.uniqueArray(fc.nat(), { minLength: 1 }), fc.array(fc.boolean(), { minLength: 30 }))
      .map(([order, flags]): DigestLayout => {
        const marked = (offset: number) => order.filter((_, at) => at > 0 && flags[(at + offset) % 30]);
        return {
          order,
          headings: new Map(marked(0).map(id => [id, `Heading ${id}`])),
          collapsed: new Set(marked(7)),
          unlike: new Set(marked(13)),
        };
      });
    fc.assert(
      fc.property(anyLayout, layout => {
        expect(shownLayout(layoutMarks(layout), layout.order, new Set(layout.order))).toEqual(layout);
      }),
      { numRuns: 50 },
    );
  });

  it('begins a group with its first paper that is left, and has no heading of a group that is gone', () => {
    expect(shown(12, 13, 14, 15).headings.get(12)).toBe('Ferns');
    expect([...shown(14, 15).headings]).toEqual([[14, 'Others']]);
  });

  it('shows a paper in full if the one that it is like is gone', () => {
    expect([...shown(12, 13, 14, 15).collapsed]).toEqual([14]);
    expect([...shown(11, 12, 15).collapsed]).toEqual([12]);
  });
});
