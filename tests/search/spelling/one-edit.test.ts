import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { alphabetOf, eachOneEdit, type Edit } from '../../../src/search/spelling/one-edit.ts';

function editsOf(word: string, letters: string): [string, Edit][] {
  const found: [string, Edit][] = [];
  eachOneEdit(word, letters, (each, edit) => found.push([each, edit]));
  return found;
}

describe('the words one edit away', () => {
  it('are those with a letter deleted, swapped, replaced or inserted after the first', () => {
    expect(new Map(editsOf('abc', 'ax'))).toEqual(
      new Map<string, Edit>([
        ['ab', 'deletion'],
        ['ac', 'deletion'],
        ['acb', 'swap'],
        ['aac', 'substitution'],
        ['axc', 'substitution'],
        ['aba', 'substitution'],
        ['abx', 'substitution'],
        ['aabc', 'insertion'],
        ['axbc', 'insertion'],
        ['abac', 'insertion'],
        ['abxc', 'insertion'],
        ['abca', 'insertion'],
        ['abcx', 'insertion'],
      ]),
    );
  });

  it('are visited once each, without the word itself, and keep its first letter', () => {
    const letters = 'abc';
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('a', 'b', 'c'), minLength: 1, maxLength: 9 }), word => {
        const words = editsOf(word, letters).map(([each]) => each);
        expect(new Set(words).size).toBe(words.length);
        expect(words).not.toContain(word);
        expect(words.every(each => each.startsWith(word.charAt(0)))).toBe(true);
      }),
    );
  });

  it('include every word that a single mistake makes', () => {
    const letters = 'abc';
    const letter = fc.constantFrom('a', 'b', 'c');
    fc.assert(
      fc.property(
        fc.string({ unit: letter, minLength: 2, maxLength: 9 }),
        fc.nat(),
        letter,
        (word, place, other) => {
          const at = 1 + (place % (word.length - 1));
          const [before, here, after] = [word.slice(0, at), word.charAt(at), word.slice(at + 1)];
          const mistakes = [
            before + after,
            before + other + after,
            before + other + here + after,
            word + other,
            before + after.slice(0, 1) + here + after.slice(1),
          ].filter(mistake => mistake !== word);
          const words = new Set(editsOf(word, letters).map(([each]) => each));
          expect(mistakes.filter(mistake => !words.has(mistake))).toEqual([]);
        },
      ),
    );
  });
});

describe('the alphabet of a word', () => {
  test.each([
    ['pruning', 'z'],
    ['θεωρία'.normalize('NFD').replaceAll(/\p{M}/gu, ''), 'ω'],
    ['обучение', 'я'],
  ])('%s: its script has %s', (word, letter) => {
    expect(alphabetOf(word)).toContain(letter);
  });

  test.each(['gpt4', 'обучeние', '学習', 'การ', 'c++', ''])('%s has none', word => {
    expect(alphabetOf(word)).toBeUndefined();
  });
});
