import { describe, expect, it } from 'vitest';
import { abstractMarkdown } from '../../../src/views/paper/abstract-text.ts';
import { authorLine } from '../../../src/views/paper/authors.ts';
import { plainTitle, summaryMarkdown, titleMarkdown } from '../../../src/views/paper/paper-entry.ts';
import { formatDate } from '../../../src/views/format/partial-date.ts';
import { aPaper } from './a-paper.ts';

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

describe('text with LaTeX', () => {
  const paper = aPaper({
    title: 'Sch\\"on nets: $O(n^2)$ {BERT}s',
    abstract: 'We propose $\\alpha$-nets. They cost 10\\% less.',
    url: 'https://papers.example/7',
  });

  it('is shown as a reader would write it', () => {
    expect(titleMarkdown(paper, { weight: 100, url: 100 })).toBe(
      '[Schön nets: O(n²) BERTs](https://papers.example/7)',
    );
    expect(plainTitle(paper, 100)).toBe('Schön nets: O(n²) BERTs');
    expect(abstractMarkdown(paper, 200)).toBe('**Abstract**\nWe propose α-nets. They cost 10% less.');
    expect(summaryMarkdown(paper, 200)).toBe('*From the abstract:* We propose α-nets. They cost 10% less.');
  });
});
