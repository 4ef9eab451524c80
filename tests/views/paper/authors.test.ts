import { describe, expect, it } from 'vitest';
import { entryMarkdown } from '../../../src/views/list/list-entry.ts';
import { card } from '../../../src/views/paper/card.ts';
import { aPaper } from '../paper-fixtures.ts';
import { textsOf } from '../message-parts.ts';
import { fitAuthorLine } from '../../../src/views/paper/authors.ts';

const plain = (text: string) => text;

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
    [['A. B'], 2, 'A. B and others'],
    [['A. B', 'C. D', 'E. F'], 4, 'A. B and others'],
    [[], 7, '7 authors'],
    [[], 1234, '1,234 authors'],
    [[], 1, '1 author'],
    [['\u200B'], null, ''],
    [[], null, ''],
  ])('%j of %j', (authors, authorCount, line) => {
    expect(fitAuthorLine({ authors, authorCount }, 1_000, plain)).toBe(line);
  });
});

it('names one author only if there is no room for more', () => {
  const two = { authors: ['A. B', 'C. Longname-Verylong'], authorCount: 2 };
  expect(fitAuthorLine(two, 20, plain)).toBe('A. B and 1 other');
  expect(fitAuthorLine({ authors: ['A. B'], authorCount: 1 }, 4, plain)).toBe('A. B');
});

it('names two authors by initials rather than one in full', () => {
  const two = { authors: ['Orlando Marquez Ayala', 'Patrice Béchard'], authorCount: 2 };
  expect(fitAuthorLine(two, 40, plain)).toBe('O. M. Ayala and P. Béchard');
  expect(fitAuthorLine(two, 25, plain)).toBe('O. M. Ayala and 1 other');
});

it('cuts the family name rather than leave it out', () => {
  const many = { authors: ['Mohammadreza Tayaranian Hosseini'], authorCount: 6 };
  expect(fitAuthorLine(many, 30, plain)).toBe('M. T. Hosseini and 5 others');
  const long = { authors: ['Bartholomew Featherstonehaugh-Cholmondeley'], authorCount: 6 };
  expect(fitAuthorLine(long, 30, plain)).toMatch(/^B\. Feathers\S*… and 5 others$/);
});

it.each([
  ['Dilek Mehmet Yalcinkaya', 'D. M. Yalcinkaya'],
  ['Mohammadreza Ghaffarzadeh-Esfahani', 'M. Ghaffarzadeh-Esfahani'],
  ['Jean-Pierre Antoine van der Bergstrom', 'J.-P. A. van der Bergstrom'],
  ['Éléonore Wilhelmina Smithson Jr.', 'É. W. Smithson Jr.'],
])('gives initials for the given names of %s where there is no room', (name, short) => {
  const authors = { authors: [name], authorCount: 11 };
  const others = ' and 10 others';
  expect(fitAuthorLine(authors, short.length + others.length, plain)).toBe(short + others);
  expect(fitAuthorLine(authors, 100, plain)).toBe(name + others);
});

it.each(['Gemini Multimodal Research Team', '欧阳 修的很长很长的名字很长很长的名字'])(
  'gives no initials for %s',
  name => {
    const line = fitAuthorLine({ authors: [name], authorCount: 11 }, 40, plain);
    expect(line).toMatch(new RegExp(`^${name.slice(0, 2)}.* and 10 others$`));
  },
);

describe('the number of further authors', () => {
  const paper = { authors: ['Rhea Longname-Verylongname', 'B', 'C', 'D'], authorCount: 1234 };

  it.each([
    [100, 'Rhea Longname-Verylongname and 1,233 others'],
    [40, 'Rhea Longname-Verylong… and 1,233 others'],
    [22, 'Rhea… and 1,233 others'],
    [19, 'R… and 1,233 others'],
    [17, '1,234 authors'],
  ])('is never cut, within %d', (limit, line) => {
    expect(fitAuthorLine(paper, limit, plain)).toBe(line);
  });

  it.each(['x'.repeat(500), '漢'.repeat(500), '*'.repeat(500)])(
    'is whole on lists and cards: %.3s…',
    name => {
      const long = aPaper({ authors: [name, 'B', 'C', 'D'], organization: name, publishedAt: '2025-07-29' });
      expect(entryMarkdown(long, { number: '1.', summaryWeight: 0 }, 400)).toContain(
        '… and 3 others · 29 Jul 2025',
      );
      expect(textsOf(card(long, { saved: false }))[0]).toContain('… and 3 others · ');
    },
  );
});
