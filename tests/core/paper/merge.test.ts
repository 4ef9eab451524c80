import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mergeFields, sameFields } from '../../../src/core/paper/merge.ts';
import { emptyPaper } from '../../../src/core/paper/paper.ts';
import { anyFields } from './paper-arbitrary.ts';

const paper = emptyPaper('A title');

describe('mergeFields', () => {
  it('does not depend on the order of two records', () => {
    fc.assert(
      fc.property(anyFields, anyFields, (a, b) => {
        expect(mergeFields(a, b)).toEqual(mergeFields(b, a));
      }),
    );
  });

  it('does not depend on how records are grouped', () => {
    fc.assert(
      fc.property(anyFields, anyFields, anyFields, (a, b, c) => {
        expect(mergeFields(mergeFields(a, b), c)).toEqual(mergeFields(a, mergeFields(b, c)));
      }),
    );
  });

  it('changes nothing when a record is merged again', () => {
    fc.assert(
      fc.property(anyFields, anyFields, (a, b) => {
        expect(mergeFields(a, a)).toEqual(a);
        expect(mergeFields(mergeFields(a, b), b)).toEqual(mergeFields(a, b));
      }),
    );
  });

  it('returns the fields of a paper and nothing else', () => {
    const known = Object.assign({ id: 7, rev: 9 }, paper);
    expect(mergeFields(known, paper)).toEqual(paper);
  });

  it('prefers a title without LaTeX, then the longer', () => {
    const merged = mergeFields({ ...paper, title: 'PanGu-$\\pi$' }, { ...paper, title: 'PanGu-π' });
    expect(merged.title).toBe('PanGu-π');
    expect(mergeFields({ ...paper, title: 'M3ViT' }, { ...paper, title: 'M^3ViT' }).title).toBe('M^3ViT');
  });

  it('prefers a complete abstract to a truncated one', () => {
    const merged = mergeFields(
      { ...paper, abstract: 'We study this. And that.' },
      { ...paper, abstract: 'We study' },
    );
    expect(merged.abstract).toBe('We study this. And that.');
  });

  it('prefers the more precise publication date, and the earlier of two full ones', () => {
    const month = { ...paper, publishedAt: '2024-02' };
    expect(mergeFields(month, { ...paper, publishedAt: '2024-02-03' }).publishedAt).toBe('2024-02-03');
    expect(mergeFields(month, { ...paper, publishedAt: '2024-01-31' }).publishedAt).toBe('2024-01-31');
  });

  it('combines the number of authors with the names of some', () => {
    const merged = mergeFields({ ...paper, authors: ['A', 'B', 'C'] }, { ...paper, authorCount: 7 });
    expect([merged.authorCount, merged.authors]).toEqual([7, ['A', 'B', 'C']]);
  });

  it('counts no fewer authors than it names', () => {
    const merged = mergeFields({ ...paper, authors: ['A', 'B', 'C'] }, { ...paper, authorCount: 2 });
    expect(merged.authorCount).toBe(3);
  });

  it('collects list days, and keeps the highest counts', () => {
    const merged = mergeFields(
      { ...paper, listedOn: ['2024-02-02'], upvotes: 5, comments: null },
      { ...paper, listedOn: ['2024-02-01', '2024-02-02'], upvotes: 3, comments: 1 },
    );
    expect(merged).toMatchObject({ listedOn: ['2024-02-01', '2024-02-02'], upvotes: 5, comments: 1 });
  });
});

describe('sameFields', () => {
  it('compares only the fields', () => {
    expect(sameFields({ ...paper, keywords: ['a'] }, { ...paper, keywords: ['a'] })).toBe(true);
    expect(sameFields(paper, Object.assign({ id: 7, rev: 9 }, paper))).toBe(true);
  });

  it('agrees with deep equality', () => {
    fc.assert(
      fc.property(anyFields, anyFields, (a, b) => {
        expect(sameFields(a, { ...a })).toBe(true);
        expect(sameFields(a, b)).toBe(JSON.stringify(a) === JSON.stringify(b));
      }),
    );
  });
});
