import { describe, expect, it } from 'vitest';
import { authorLine } from '../../../src/views/paper/authors.ts';

describe('authors', () => {
  it.each([
    [
      ['Zachary C. Lipton', 'John Berkowitz', 'Charles Elkan'],
      3,
      'Zachary C. Lipton, John Berkowitz and Charles Elkan',
    ],
    [['A. B', 'C. D'], null, 'A. B and C. D'],
    [['A. B'], 1, 'A. B'],
    [['A. B'], 7, 'A. B and 6 others'],
    [['A. B', 'C. D', 'E. F', 'G. H'], 4, 'A. B and 3 others'],
    [['A. B'], 2, 'A. B and 1 other'],
    [[], 7, '7 authors'],
    [[], 1234, '1,234 authors'],
    [[], 1, '1 author'],
    [['\u200B'], null, undefined],
    [[], null, undefined],
  ])('%j of %j', (authors, authorCount, line) => {
    expect(authorLine({ authors, authorCount })).toBe(line);
  });
});

it('names one author only if there is no room for more', () => {
  expect(authorLine({ authors: ['A. B', 'C. D'], authorCount: 2 }, 1)).toBe('A. B and 1 other');
  expect(authorLine({ authors: ['A. B'], authorCount: 1 }, 1)).toBe('A. B');
});
