import { describe, expect, it } from 'vitest';
import { planAliases } from '../../../src/search/query/aliases.ts';
import { textIndexOf } from '../text-index.ts';

const index = textIndexOf({ title: 'Red Trams (RT)' }, { title: 'RT at night' });
const alias = { acronym: 'rt', share: 0.9 };
const red = index.terms.find('s:red');
const tram = index.terms.find('s:tram');
const acronym = index.terms.find('s:rt');

describe('the other form of an acronym', () => {
  it('is its long form', () => {
    const [planned] = planAliases([{ ...alias, stems: ['red', 'tram'], from: 1, to: 2 }], index);
    expect(planned).toMatchObject({ stems: [red, tram], from: 1, to: 2, share: 0.9 });
    expect(planned?.titleReading).toBeUndefined();
  });

  it('is left out if no paper has one of its words', () => {
    expect(planAliases([{ ...alias, stems: ['red', 'rose'], from: 0, to: 1 }], index)).toEqual([]);
  });
});

describe('the other form of a long form', () => {
  it('is the acronym at half the share, which nearly counts as its words in a title', () => {
    const [planned] = planAliases([{ ...alias, stems: ['rt'], from: 0, to: 2 }], index);
    expect(planned).toMatchObject({ stems: [acronym], share: 0.45 });
    expect(planned?.titleReading).toEqual({ term: acronym, weight: 0.8 * 0.9 });
  });
});
