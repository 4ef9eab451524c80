import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cleanText } from '../../../src/core/text/untrusted-text.ts';
import { fitPlain, fitText, shareFairly, weigh } from '../../../src/views/format/budget.ts';
import { escapeText } from '../../../src/views/format/escape.ts';
import { anyText } from '../any-paper.ts';
import { show } from '../discord-markdown.ts';

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

describe('a fitted text', () => {
  it('is whole when it fits', () => {
    expect(fitText('A * B', 6, escapeText)).toBe('A \\* B');
  });

  it('ends at a word where one is near, with an ellipsis', () => {
    expect(fitPlain('papers for everybody', 15)).toBe('papers for…');
    expect(fitPlain('x'.repeat(40), 10)).toBe(`${'x'.repeat(9)}…`);
  });

  it('is never cut inside an escape', () => {
    expect(fitText('*'.repeat(20), 8, escapeText)).toBe('\\*\\*\\*…');
  });

  it('is never cut inside a grapheme', () => {
    expect(fitPlain('👍🏽👍🏽👍🏽', 6)).toBe('👍🏽…');
    expect(fitPlain('e\u0316\u0316'.repeat(3), 8)).toBe('e\u0316\u0316e\u0316\u0316…');
  });

  it('is empty where there is no room, or nothing to fit', () => {
    expect(fitPlain('abc', 0)).toBe('');
    expect(fitText(' \u200B ', 10, part => `**${part}**`)).toBe('');
  });

  it('keeps to its limit and shows a beginning of the text', () => {
    fc.assert(
      fc.property(anyText, fc.integer({ min: 4, max: 500 }), (text, limit) => {
        const fitted = fitText(text, limit, escapeText);
        expect(weigh(fitted)).toBeLessThanOrEqual(limit);
        expect(fitted).not.toMatch(/\p{Surrogate}/u);
        const { text: seen, active } = show(fitted);
        expect(active).toEqual([]);
        const clean = cleanText(text);
        if (seen === clean || seen === '') return;
        const begun = seen.slice(0, -1);
        expect(clean.startsWith(begun)).toBe(true);
        // The blanks before the mark were cut off, so the cut may be behind some.
        const ends = [begun.length, begun.length + 1].filter(
          at => clean.slice(begun.length, at).trim() === '',
        );
        expect(ends.some(at => graphemes.segment(clean).containing(at)?.index === at)).toBe(true);
      }),
      { numRuns: 300 },
    );
  });
});

describe('weight', () => {
  it.each([
    ['abc', 3],
    ['漢字', 3],
    ['𝔸', 2],
    ['', 0],
  ])('of %j is %d', (text, weight) => {
    expect(weigh(text)).toBe(weight);
  });

  it('within a message keeps the bytes in bounds too', () => {
    fc.assert(
      fc.property(fc.array(anyText, { minLength: 1, maxLength: 40 }), texts => {
        const fitted = texts.map(text => fitText(text, 4000 / texts.length, escapeText));
        expect(fitted.join('').length).toBeLessThanOrEqual(4000);
        expect(Buffer.byteLength(fitted.join('')) + 12 * texts.length).toBeLessThanOrEqual(10_170);
      }),
    );
  });
});

describe('fair shares', () => {
  it.each([
    [[10, 10], 100, [10, 10]],
    [[80, 10, 80], 100, [45, 10, 45]],
    [[80, 80], 0, [0, 0]],
    [[], 10, []],
  ])('of %j out of %d', (wants, total, shares) => {
    expect(shareFairly(wants, total)).toEqual(shares);
  });

  it('are never more than wanted or there, and leave nothing while somebody wants more', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(5000), { minLength: 1 }), fc.nat(5000), (wants, total) => {
        const shares = shareFairly(wants, total);
        const given = shares.reduce((sum, share) => sum + share, 0);
        for (const [index, share] of shares.entries()) expect(share).toBeLessThanOrEqual(wants[index] ?? 0);
        const wanted = wants.reduce((sum, want) => sum + want, 0);
        expect(given).toBe(Math.min(wanted, total));
      }),
    );
  });
});
