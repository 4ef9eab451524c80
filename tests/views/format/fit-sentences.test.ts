import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cleanText } from '../../../src/core/text/untrusted-text.ts';
import { escapeText } from '../../../src/views/format/escape.ts';
import { fitSentences } from '../../../src/views/format/fit-sentences.ts';
import { weigh } from '../../../src/views/format/text-weight.ts';
import { show } from '../discord-markdown.ts';
import { anyText } from '../paper-arbitrary.ts';

const plain = (part: string) => part;

describe('a text cut at its sentences', () => {
  const text = 'Trams are counted at night. Most of them are empty, e.g. on Sundays. Drivers like that.';

  it.each([
    [text.length, text],
    [text.length - 1, 'Trams are counted at night. Most of them are empty, e.g. on Sundays.'],
    [60, 'Trams are counted at night.'],
    [27, 'Trams are counted at night.'],
    [26, 'Trams are counted at…'],
  ])('ends with a whole one within %d', (limit, expected) => {
    expect(fitSentences(text, limit, plain)).toBe(expected);
  });

  it.each([
    ['We count trams at night, since they are empty then and nobody minds', 40, 'We count trams at night…'],
    [
      'We count trams at night (and buses) because they are empty',
      45,
      'We count trams at night (and buses)…',
    ],
    [
      'We count trams that run at night (and buses, which are empty, and taxis)',
      48,
      'We count trams that run at night…',
    ],
    [
      'We count trams [as in Rhea (2024), and buses] because they are empty',
      50,
      'We count trams [as in Rhea (2024), and buses]…',
    ],
    ['We count a) trams, b) buses and c) taxis', 34, 'We count a) trams, b) buses…'],
    ['Trams: a very long tail of words without any mark of a clause', 30, 'Trams: a very long tail of…'],
    ['夜に路面電車を数える，そして空である', 12, '夜に路面電車を数える…'],
  ])('ends with a clause if the first sentence does not fit: %j within %d', (long, limit, expected) => {
    expect(fitSentences(long, limit * (long.startsWith('夜') ? 1.3 : 1), plain)).toBe(expected);
  });

  it('does not end with the mark of sentences that were left out', () => {
    expect(fitSentences('Trams are counted. … Most of them are empty at night.', 40, plain)).toBe(
      'Trams are counted.',
    );
  });

  it('keeps to its limit and shows a beginning of the text', () => {
    fc.assert(
      fc.property(anyText, fc.integer({ min: 4, max: 500 }), (long, limit) => {
        const fitted = fitSentences(long, limit, escapeText);
        expect(weigh(fitted)).toBeLessThanOrEqual(limit);
        const { text: seen, active } = show(fitted);
        expect(active).toEqual([]);
        expect(cleanText(long).startsWith(seen.replace(/…$/, ''))).toBe(true);
      }),
      { numRuns: 300 },
    );
  });
});
