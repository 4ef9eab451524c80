import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { neighbourJoins, readQueryTokens } from '../../../src/search/text/query-tokens.ts';
import { readTokens } from '../../../src/search/text/tokens.ts';
import { growth, MAX_GROWTH } from '../../support/growth.ts';

/** Characters of the first three planes, and halves of surrogate pairs. */
const anyCharacters = fc
  .array(fc.nat(0x2ffff), { maxLength: 60 })
  .map(points => points.map(point => String.fromCodePoint(point)).join(''));

describe('readQueryTokens', () => {
  test.each([
    ["O’Brien's Café", ["o:O’Brien's", "brien:O’Brien's", "s:O’Brien's", 'cafe:Café']],
    ['Qwen2.5 and 10,000 steps', ['qwen2:Qwen2.5', '5:Qwen2.5', 'and:and', '10000:10,000', 'steps:steps']],
    ['Flash-Attention', ['flash:Flash', 'attention:Attention']],
    ['G\\"{o}del Machine', ['godel:godel', 'machine:Machine']],
    ['深度学习', ['深度:深度学习', '度学:深度学习', '学习:深度学习']],
  ])('says how each word of %s was typed', (query, expected) => {
    expect(readQueryTokens(query).tokens.map(({ token, typed }) => `${token}:${typed}`)).toEqual(expected);
  });

  it('has the further index words of the query', () => {
    expect(readQueryTokens('GPT-4 in C++').extraTerms).toEqual(['j:gpt4', 'g:c++']);
  });

  it.each(['LoRA', 'iPhone', 'LLMs', 'McDonald'])('finds capitals inside %s', word => {
    expect(readQueryTokens(word).tokens).toMatchObject([{ hasInnerCapitals: true, isAcronymLike: false }]);
  });

  it.each(['NN', 'BERT', 'SIFTED', 'ÉTÉ'])('takes %s for an acronym', word => {
    expect(readQueryTokens(word).tokens).toMatchObject([{ hasInnerCapitals: false, isAcronymLike: true }]);
  });

  it.each(['attention', 'Attention', 'ATTENTION', 'A', 'É'])('takes %s for a plain word', word => {
    expect(readQueryTokens(word).tokens).toMatchObject([{ hasInnerCapitals: false, isAcronymLike: false }]);
  });

  it('takes no apostrophe for a part of the capitals', () => {
    expect(readQueryTokens("O'Brien").tokens.map(token => token.hasInnerCapitals)).toEqual([false, false]);
  });

  it('has the same tokens as the index, whatever is typed', () => {
    fc.assert(
      fc.property(anyCharacters, query => {
        expect(readQueryTokens(query).tokens.map(({ token }) => token)).toEqual(readTokens(query).tokens);
      }),
    );
  });

  it.each(['a', 'A', 'Aa ', "a'", '1,', 'ก', '\u0301'])(
    'takes time proportional to the length: %s repeated',
    unit => {
      expect(growth(length => readQueryTokens(unit.repeat(length / unit.length)))).toBeLessThan(MAX_GROWTH);
    },
  );
});

describe('neighbourJoins', () => {
  it('joins each two neighbours', () => {
    expect(neighbourJoins(['flash', 'attention', '2'])).toEqual([
      { position: 0, joined: 'flashattention' },
      { position: 1, joined: 'attention2' },
    ]);
  });

  it('joins no article, no two numbers, no long words and no pairs of letters', () => {
    expect(neighbourJoins(['a', 'typical'])).toEqual([]);
    expect(neighbourJoins(['2', '4'])).toEqual([]);
    expect(neighbourJoins(['x'.repeat(40), 'y'.repeat(40)])).toEqual([]);
    expect(neighbourJoins(['深度', '度学'])).toEqual([]);
    expect(neighbourJoins(['one'])).toEqual([]);
    expect(neighbourJoins([])).toEqual([]);
  });
});
