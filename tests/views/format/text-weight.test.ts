import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { escapeText } from '../../../src/views/format/escape.ts';
import { fitText } from '../../../src/views/format/fit-text.ts';
import { weigh } from '../../../src/views/format/text-weight.ts';
import { anyText } from '../paper-arbitrary.ts';

describe('weight', () => {
  it.each([
    ['abc', 3],
    ['漢字', 3],
    ['𝔸', 2],
    ['', 0],
  ])('of %j is %d', (text, weight) => {
    expect(weigh(text)).toBe(weight);
  });

  it('within a message also limits the bytes', () => {
    fc.assert(
      fc.property(fc.array(anyText, { minLength: 1, maxLength: 40 }), texts => {
        const fitted = texts.map(text => fitText(text, 4000 / texts.length, escapeText));
        expect(fitted.join('').length).toBeLessThanOrEqual(4000);
        expect(Buffer.byteLength(fitted.join('')) + 12 * texts.length).toBeLessThanOrEqual(10_170);
      }),
    );
  });
});
