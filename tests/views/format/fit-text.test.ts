import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cleanText } from '../../../src/core/text/untrusted-text.ts';
import { fitPlain, fitText } from '../../../src/views/format/fit-text.ts';
import { weigh } from '../../../src/views/format/text-weight.ts';
import { escapeText } from '../../../src/views/format/escape.ts';
import { anyText } from '../paper-arbitrary.ts';
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

  it.each([
    ['Trams. Buses.', 9, 'Trams…'],
    ['Trams, buses', 8, 'Trams…'],
    ['Trams... and buses', 10, 'Trams…'],
    ['Trams? Buses', 9, 'Trams?…'],
  ])('has no stop or comma before the ellipsis: %j', (text, limit, expected) => {
    expect(fitPlain(text, limit)).toBe(expected);
    expect(fitText(text, limit, escapeText)).toBe(expected);
  });

  it('is never cut inside an escape', () => {
    expect(fitText('*'.repeat(20), 8, escapeText)).toBe('\\*\\*\\*…');
  });

  it('is never cut inside a grapheme', () => {
    expect(fitPlain('👍🏽👍🏽👍🏽', 6)).toBe('👍🏽…');
    expect(fitPlain('e\u0316\u0316'.repeat(3), 8)).toBe('e\u0316\u0316e\u0316\u0316…');
  });

  it('is empty if there is no room, or nothing to fit', () => {
    expect(fitPlain('abc', 0)).toBe('');
    expect(fitText(' \u200B ', 10, part => `**${part}**`)).toBe('');
  });

  it('keeps to its limit and is a beginning of the text', () => {
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
        // Spaces before the ellipsis were trimmed, so the cut may be after some.
        const ends = [begun.length, begun.length + 1].filter(
          at => clean.slice(begun.length, at).trim() === '',
        );
        expect(ends.some(at => graphemes.segment(clean).containing(at)?.index === at)).toBe(true);
      }),
      { numRuns: 300 },
    );
  });
});
