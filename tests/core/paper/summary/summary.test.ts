import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sentencesOf } from '../../../../src/core/paper/summary/sentences.ts';
import { summaryOf } from '../../../../src/core/paper/summary/summary.ts';
import { growth, MAX_GROWTH } from '../../../support/growth.ts';

const BACKGROUND = 'Mail carriers have recently attracted a lot of attention.';
const PROBLEM = 'However, existing routes are long, and what can be done about them?';
const WORK = 'We propose Postmatic, a planner that learns routes from dogs.';
const DETAIL = 'Every dog wears a small bell.';
const RESULT = 'On three towns it saves 25% of the steps and outperforms planners by hand.';
const CODE = 'Code is available at https://a.example/postmatic and saves 99% of the work.';

function chosen(...sentences: string[]): string | undefined {
  return summaryOf({ tldr: null, abstract: sentences.join(' ') })?.text;
}

describe('summaryOf', () => {
  it("is the source's own, without LaTeX", () => {
    expect(summaryOf({ tldr: 'It costs 10\\% less.', abstract: 'Long.' })).toEqual({
      text: 'It costs 10% less.',
      from: 'source',
    });
  });

  it('is `undefined` without either', () => {
    expect(summaryOf({ tldr: '\u200B', abstract: null })).toBeUndefined();
  });

  it('quotes what was done and the result, and marks gaps', () => {
    expect(
      summaryOf({ tldr: null, abstract: [BACKGROUND, PROBLEM, WORK, DETAIL, RESULT, CODE].join(' ') }),
    ).toEqual({
      text: `${WORK} … ${RESULT}`,
      from: 'abstract',
    });
  });

  it('keeps the order of the text', () => {
    expect(chosen(RESULT, DETAIL, WORK)).toBe(`${RESULT} … ${WORK}`);
  });

  it('leaves out background, questions and the location of code', () => {
    expect(chosen(BACKGROUND, PROBLEM, CODE, WORK)).not.toMatch(/Code|\?/);
  });

  it('includes the sentence that a pronoun refers to', () => {
    const named = 'Our bells ring twice.';
    const pointing = 'They achieve 40% fewer bites.';
    expect(chosen(BACKGROUND, WORK, DETAIL, named, pointing)).toBe(`${WORK} … ${named} ${pointing}`);
  });

  it('selects the first two if no word is a cue', () => {
    expect(chosen('One.', 'Two.', 'Three.')).toBe('One. Two.');
    expect(chosen('狗很多。', '信也很多。', '路很长。')).toBe('狗很多。 信也很多。');
  });

  it('is one sentence if a second would make it too long', () => {
    const long = `${WORK.slice(0, -1)} ${'and more '.repeat(46)}too.`;
    expect(chosen(BACKGROUND, long, RESULT)).toBe(long);
  });

  it('consists of sentences of the abstract, in order, at most three unless one depends on another', () => {
    const sentence = fc.constantFrom<string>(
      BACKGROUND,
      PROBLEM,
      WORK,
      DETAIL,
      RESULT,
      CODE,
      'It works.',
      'They reach 7.',
      'So?',
    );
    fc.assert(
      fc.property(fc.array(sentence, { minLength: 1, maxLength: 12 }), sentences => {
        const parts = sentencesOf((chosen(...sentences) ?? '').replaceAll('… ', ''));
        expect(parts.length).toBeGreaterThan(0);
        expect(parts.length).toBeLessThanOrEqual(5);
        let from = 0;
        for (const part of parts) {
          const at = sentences.indexOf(part, from);
          expect(at).toBeGreaterThanOrEqual(from);
          from = at + 1;
        }
      }),
    );
  });

  it('is the same every time', () => {
    const text = fc.string({ unit: 'grapheme', maxLength: 300 });
    fc.assert(
      fc.property(text, abstract => {
        expect(summaryOf({ tldr: null, abstract })).toEqual(summaryOf({ tldr: null, abstract }));
      }),
    );
  });

  it.each(['we ', '1,', 'code ', 'this paper. ', 'We show that. ', '\\frac{', 'the model the '])(
    'takes time in proportion to an abstract of only %j',
    piece => {
      const summarize = (length: number) =>
        summaryOf({ tldr: null, abstract: piece.repeat(length / piece.length) });
      expect(growth(summarize)).toBeLessThan(MAX_GROWTH);
    },
  );
});
