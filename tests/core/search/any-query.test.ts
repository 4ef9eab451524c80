import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseQuery, plainQuery, withoutSingleQuotes } from '../../../src/core/search/parse-query.ts';
import { anyCodePoint } from '../../support/any-code-point.ts';
import { growth, MAX_GROWTH } from '../../support/growth.ts';

const mark = fc.constantFrom(
  '"',
  '“',
  '”',
  '«',
  '-',
  '−',
  ' ',
  ':',
  'author:',
  'from:',
  'org:"',
  'word',
  ' OR ',
  'or',
  'é',
  '🔥',
  '(',
  '\u202e',
  '\n',
);
const anyQuery = fc.oneof(
  fc.array(mark, { maxLength: 40 }).map(marks => marks.join('')),
  fc.string({ unit: anyCodePoint }),
);

const wordsOf = (texts: readonly string[]) => texts.join(' ').match(/[\p{L}\p{N}]+/gu) ?? [];
const lettersOf = (texts: readonly string[]) => texts.join('').replaceAll(/[^\p{L}\p{N}]/gu, '').length;

describe('any query', () => {
  it('is parsed without an exception, and no word gets lost or appears twice', () => {
    fc.assert(
      fc.property(anyQuery, text => {
        const kept = parseQuery(text).flatMap(
          ({ words, excludedWords, excludedPhrases, excludedFilters, filters }) => [
            words,
            ...excludedWords,
            ...excludedPhrases,
            ...excludedFilters,
            ...Object.values(filters).flat(),
          ],
        );
        expect(lettersOf(kept)).toBeLessThanOrEqual(lettersOf([text]));
        const operators = ['author', 'from', 'org', 'OR'];
        expect(new Set([...wordsOf(kept), ...operators])).toEqual(
          new Set([...wordsOf([text]), ...operators]),
        );
      }),
    );
  });

  it('has phrases that are part of its words', () => {
    fc.assert(
      fc.property(anyQuery, text => {
        for (const { words, phrases } of parseQuery(text))
          for (const phrase of phrases) expect(words).toContain(phrase.replaceAll(/\s+/g, ' '));
      }),
    );
  });

  it('without marks is its own words', () => {
    fc.assert(
      fc.property(fc.array(fc.stringMatching(/^[a-zé0-9+.]{1,8}$/)), parts => {
        expect(parseQuery(parts.join(' '))).toEqual([plainQuery(parts.join(' '))]);
      }),
    );
  });

  it('has the same alternatives as the queries between OR, if quotes are balanced', () => {
    const part = fc.constantFrom('a', '"b c"', '-d', 'author:e', '-"f OR g"', 'or', 'h"', '(');
    const query = fc.array(part, { minLength: 1, maxLength: 5 }).map(parts => parts.join(' '));
    fc.assert(
      fc.property(fc.array(query, { minLength: 1, maxLength: 4 }), queries => {
        const balanced = queries.map(withoutSingleQuotes);
        expect(parseQuery(balanced.join(' OR '))).toEqual(balanced.flatMap(each => parseQuery(each)));
      }),
    );
  });

  it.each([
    '"',
    'OR ',
    '" OR ',
    'a OR -"',
    '-"',
    '-',
    'author:"',
    'a"b ',
    '“ ',
    '-a ',
    '(',
    'author:',
    'author:a" ',
    '.,',
    ' ',
  ])('is parsed in linear time: %j repeated', part => {
    const work = (length: number) => parseQuery(part.repeat(length / part.length));
    expect(growth(work)).toBeLessThan(MAX_GROWTH);
  });
});
