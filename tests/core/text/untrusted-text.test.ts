import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cleanBeginning, cleanText } from '../../../src/core/text/untrusted-text.ts';
import { anyCodePoint } from '../../support/any-code-point.ts';
import { growth, MAX_GROWTH } from '../../support/growth.ts';

describe('cleanText', () => {
  it('composes letters, so that equal words are equal texts', () => {
    expect(cleanText('Schro\u0308dinger')).toBe('Schr\u00F6dinger');
  });

  it('turns line breaks, tabs and runs of white space into single spaces and trims the ends', () => {
    expect(cleanText('\r\n A\tpaper\u00A0 about\u2028line\nbreaks \n')).toBe('A paper about line breaks');
  });

  it.each([
    ['C0 and C1 controls', 'a\u0000b\u0007c\u001Bd\u007Fe\u009Ff', 'abcdef'],
    ['zero-width characters and marks of direction', 'a\u200Bb\u200Cc\u200Ed\u202Ee\u2066f\u2069', 'abcdef'],
    ['invisible operators and byte order marks', '\uFEFFa\u2060b\u2064c', 'abc'],
    ['tag characters', 'a\u{E0001}\u{E0041}\u{E007F}b', 'ab'],
    ['halves of surrogate pairs', 'a\uD83Db\uDE00c', 'abc'],
  ])('strips %s', (_what, text, expected) => {
    expect(cleanText(text)).toBe(expected);
  });

  it('strips fillers, soft hyphens and other invisible characters', () => {
    expect(cleanText('a\u00ADb\u034Fc\u061Cd\u115Fe\u180Ef\u2800g\u3164h\uFFA0i\uFFF9j')).toBe('abcdefghij');
  });

  it('does not join the halves around a stripped character into an invisible one', () => {
    expect(cleanText('x\uDB40\u200B\uDC41y')).toBe('xy');
  });

  it('keeps four combining marks in a row and drops the others', () => {
    expect(cleanText(`x${'\u0332'.repeat(40)}y`)).toBe(`x${'\u0332'.repeat(4)}y`);
  });

  it('takes time proportional to the length for piles of marks', () => {
    for (const mark of ['\u0332', '\u0301\u0323', '\u0344']) {
      expect(cleanText(`x${mark.repeat(1_024)}y`).length).toBeLessThan(20);
      expect(growth(length => cleanText(`x${mark.repeat(length)}y`))).toBeLessThan(MAX_GROWTH);
    }
  });

  it.each(['❤️', '1️⃣', '👍🏽', 'नमस्ते', 'Việt Nam', '日本語', 'PanGu-π'])('does not change %s', text => {
    expect(cleanText(text)).toBe(text.normalize('NFC'));
  });

  const anyText = fc.oneof(
    fc.string({ unit: anyCodePoint }),
    fc.string({
      unit: fc.constantFrom(
        'a',
        ' ',
        '\u0301',
        '\u0323',
        '\u200B',
        '\uD83D',
        '\uDE00',
        '\n',
        '\u1100',
        '\u1161',
        '\u2126',
        '\u0344',
      ),
    }),
  );

  it('changes nothing the second time', () => {
    fc.assert(
      fc.property(anyText, text => {
        expect(cleanText(cleanText(text))).toBe(cleanText(text));
      }),
      { numRuns: 2_000 },
    );
  });

  it('cleans the beginning of a long text as it cleans the whole', () => {
    const piece = fc
      .tuple(anyText, fc.integer({ min: 1, max: 200 }))
      .map(([text, times]) => text.repeat(times));
    const longText = fc.array(piece, { maxLength: 4 }).map(pieces => pieces.join(''));
    fc.assert(
      fc.property(longText, fc.nat(50), (text, length) => {
        const beginning = cleanBeginning(text, length);
        expect(beginning.slice(0, length)).toBe(cleanText(text).slice(0, length));
        expect(beginning.length > length).toBe(cleanText(text).length > length);
      }),
      { numRuns: 300 },
    );
    expect(cleanBeginning('word '.repeat(1_000), 10).length).toBeLessThan(110);
  });

  it('returns well-formed text without controls', () => {
    fc.assert(
      fc.property(anyText, text => {
        expect(cleanText(text)).not.toMatch(/[\p{Cc}\p{Cs}\u200B-\u200F\u202A-\u202E\u2066-\u2069]/u);
      }),
    );
  });
});
