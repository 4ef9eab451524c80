import * as fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { indexOf, paper, starterIndex, starterPapers } from './starter-papers.ts';

const authors = [
  ['Song Han', 'Huizi Mao'],
  ['Wei Zhang', 'Jun Li'],
  ['Wei Li'],
  ['Hinton, Geoffrey E.'],
  ['Aäron van den Oord', 'Jürgen Schmidhuber'],
  ['Yi-Lin Sung', 'Robert Downey Jr.'],
  ['S. Han', '张伟'],
  ['Kim Min-jun'],
  ['Min-jun Kim'],
  ['Kim Minjun'],
  ['Anandu A S'],
];
const index = indexOf(
  authors.map((names, at) => paper({ id: at + 1, title: 'Han, Li and Hinton', authors: names })),
);
const found = (name: string) => [...index.byAuthor(name)].toSorted((a, b) => a - b);

describe('papers by an author', () => {
  test.each([
    ['a full name', 'Song Han', [1]],
    ['a given name alone', 'Song', [1]],
    ['its words in another order', 'han song', [1]],
    ['surname and comma', 'Han, Song', [1]],
    ['a surname', 'han', [1, 7]],
    ['a surname of several words', 'van den Oord', [5]],
    ['no accents', 'jurgen SCHMIDHUBER', [5]],
    ['other accents', 'Aáron van den Oord', [5]],
    ['a middle initial left out', 'Geoffrey Hinton', [4]],
    ['a middle initial', 'Geoffrey E. Hinton', [4]],
    ['initials', 'G. E. Hinton', [4]],
    ['the first initial', 'S. Han', [1, 7]],
    ['an initial after the surname', 'Han S', [1, 7]],
    ['hyphens left out', 'Yilin Sung', [6]],
    ['a space for the hyphen', 'yi lin sung', [6]],
    ['hyphens left out of the last word', 'Kim Minjun', [8, 9, 10]],
    ['hyphens left out, in another order', 'Minjun Kim', [8, 9, 10]],
    ['hyphens where none are', 'Kim Min-jun', [8, 9, 10]],
    ['spaces where none are, in another order', 'min jun kim', [8, 9, 10]],
    ['a surname before Jr.', 'Downey', [6]],
    ['a name in a script without spaces', '张伟', [7]],
    ['words of one person, not of two', 'Wei Li', [3]],
    ['initials behind the name', 'Anandu A S', [11]],
    ['initials behind the name, in another order', 'S A Anandu', [11]],
    ['initials behind the name left out', 'Anandu', [11]],
    ['another initial', 'E. Hinton', []],
    ['only an initial', 'S.', []],
    ['part of a surname', 'Hint', []],
    ['a word of the title', 'and', []],
    ['nothing', ' ', []],
  ])('by %s: %s', (_, name, ids) => {
    expect(found(name)).toEqual(ids);
  });

  it('are found by the full name of each author, with its words in any rotation', () => {
    const starter = starterIndex();
    // The words of a group's name have an order.
    const named = starterPapers.flatMap(({ id, authors: names }) =>
      names.filter(name => !/team$/iu.test(name)).map(name => ({ id, name })),
    );
    fc.assert(
      fc.property(fc.constantFrom(...named), fc.boolean(), ({ id, name }, turned) => {
        const words = name.split(' ');
        expect(starter.byAuthor((turned ? words.toReversed() : words).join(' '))).toContain(id);
      }),
      { numRuns: 300 },
    );
  });

  it('follow changes of the index', () => {
    const changed = indexOf([paper({ id: 1, title: 'A', authors: ['Song Han'] })]);
    changed.put(paper({ id: 1, title: 'A', authors: ['Jun Li'] }));
    expect([...changed.byAuthor('Song Han'), ...changed.byAuthor('Li')]).toEqual([1]);
    changed.remove(1);
    expect(changed.byAuthor('Li').size).toBe(0);
  });
});
