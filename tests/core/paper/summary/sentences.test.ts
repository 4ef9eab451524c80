import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sentencesOf } from '../../../../src/core/paper/summary/sentences.ts';
import { growth, MAX_GROWTH } from '../../../support/growth.ts';

describe('sentencesOf', () => {
  it.each([
    [['One.', 'Two!', 'Three?', 'Four']],
    [['It costs 3.5 euros, e.g. for Rex.', 'See Fig. 2 and Eq. 3 (cf. Sec. 4), i.e. the end.']],
    [['As in Doe et al. 2019 and J. R. Smith.', 'Nobody else did.']],
    [['This was shown by Roe et al.', 'We go further.']],
    [['We compare plan A with plan B.', 'The latter wins.']],
    [['Apples, pears, etc.', 'We buy them all.']],
    [['See https://a.example/x.html?y=1.2 for more.', '"Quoted."', 'Said who?', 'I.']],
    [['It ends in a quote ("so it does.")', 'Then it goes on.']],
    [['GPT-4.5 has 1.5B weights vs. 3 B in v2.0.', '7 of them matter.']],
    [['これは一つ。', 'これは二つ！', '三つ']],
    [['我们提出了一种新方法。', '它很快。']],
    [['Wait... what follows goes on.', 'And ends.']],
  ])('splits %j', sentences => {
    expect(sentencesOf(sentences.join(/[。！]/u.test(sentences.join('')) ? '' : ' '))).toEqual(sentences);
  });

  it('returns nothing for an empty text', () => {
    expect(sentencesOf('')).toEqual([]);
  });

  it('keeps every word', () => {
    const text = fc.string({
      unit: fc.constantFrom('a', 'B', '1', '.', '!', '?', '。', '…', '"', '”', ')', ' ', '('),
      maxLength: 60,
    });
    fc.assert(
      fc.property(text, drawn => {
        expect(sentencesOf(drawn).join('').replace(/\s/g, '')).toBe(drawn.replace(/\s/g, ''));
      }),
    );
  });

  it.each(['.', '. A', '." ', 'J. ', '。', '.)', '1.'])(
    'takes time in proportion to a text of only %j',
    piece => {
      expect(growth(length => sentencesOf(piece.repeat(length)))).toBeLessThan(MAX_GROWTH);
    },
  );
});
