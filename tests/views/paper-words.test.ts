import { describe, expect, it } from 'vitest';
import { authorLine } from '../../src/views/authors.ts';
import { formatDate } from '../../src/views/partial-date.ts';
import { firstSentences, summaryOf } from '../../src/views/summary.ts';

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

it('names one author alone where there is room for no more', () => {
  expect(authorLine({ authors: ['A. B', 'C. D'], authorCount: 2 }, 1)).toBe('A. B and 1 other');
  expect(authorLine({ authors: ['A. B'], authorCount: 1 }, 1)).toBe('A. B');
});

describe('a date', () => {
  it.each([
    ['2025-07-29', '29 Jul 2025'],
    ['2025-12', 'Dec 2025'],
    ['2025-01-05', '5 Jan 2025'],
    ['2025', '2025'],
    ['2025-13', undefined],
    ['2025-01-00', undefined],
    ['soon', undefined],
  ])('%s', (date, words) => {
    expect(formatDate(date)).toBe(words);
  });
});

describe('a summary', () => {
  it('is the one that the source brought', () => {
    expect(summaryOf({ tldr: 'Short.', abstract: 'Long.' })).toEqual({ text: 'Short.', from: 'source' });
  });

  it('is else the beginning of the abstract, and says so', () => {
    expect(summaryOf({ tldr: null, abstract: 'One. Two. Three.' })).toEqual({
      text: 'One. Two.',
      from: 'abstract',
    });
  });

  it('is nothing without either', () => {
    expect(summaryOf({ tldr: '\u200B', abstract: null })).toBeUndefined();
  });

  it.each([
    [
      'It costs 3.5 euros, e.g. for Rex. See Fig. 2 for J. Doe et al. We end.',
      'It costs 3.5 euros, e.g. for Rex.',
    ],
    ['Really? Yes!', 'Really?'],
    ['No end here', 'No end here'],
    ['これは一つ。これは二つ。', 'これは一つ。'],
  ])('ends its first sentence where it ends: %s', (text, first) => {
    expect(firstSentences(text, 1)).toBe(first);
  });
});
