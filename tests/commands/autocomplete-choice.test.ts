import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { choiceName, choiceValue } from '../../commands/autocomplete-choice.ts';
import { anyCodePoint } from '../support/any-code-point.ts';
import { hostilePieces } from '../views/paper-arbitrary.ts';

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** Titles short and long, in every script, with graphemes that are longer than a choice may be. */
const title = fc.oneof(
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 150 }),
  fc.string({ unit: anyCodePoint, minLength: 1, maxLength: 150 }),
  fc.array(fc.constantFrom(...hostilePieces), { minLength: 1, maxLength: 40 }).map(parts => parts.join('')),
  fc
    .tuple(
      fc.constantFrom('x', '漢', '𝔸', '👩‍👩‍👧‍👦', '🇩🇪', 'e\u0301\u0316', '\u0301', '\r\n', '𝔸\u{E0100}'),
      fc.nat(150),
    )
    .map(([part, times]) => part.repeat(times + 1)),
  fc.nat(250).map(marks => `Z${'\u0301\u{1E8D0}'.repeat(marks)}algo`),
);

/** Where the text is whole, or a grapheme ends in it. */
function endsGrapheme(text: string, length: number): boolean {
  return length === text.length || graphemes.segment(text).containing(length)?.index === length;
}

const firstGrapheme = (text: string) => [...graphemes.segment(text)][0]?.segment ?? '';

describe.each([
  ['the name', choiceName, '…'],
  ['the value', choiceValue, ''],
])('%s of a choice', (_, write, mark) => {
  it('has 1 to 100 code units and no half of a character, whatever the title', () => {
    fc.assert(
      fc.property(title, text => {
        const written = write(text);
        expect(written.length).toBeGreaterThanOrEqual(1);
        expect(written.length).toBeLessThanOrEqual(100);
        expect(written).not.toMatch(/\p{Surrogate}/u);
      }),
      { numRuns: 1_000 },
    );
  });

  it('is the title where that fits', () => {
    fc.assert(
      fc.property(title, text => {
        fc.pre(text.length <= 100);
        expect(write(text)).toBe(text);
      }),
    );
  });

  it('is else a beginning of it that ends with a grapheme', () => {
    fc.assert(
      fc.property(title, text => {
        const written = write(text);
        fc.pre(text.length > 100);
        expect(written.endsWith(mark)).toBe(true);
        const begun = written.slice(0, written.length - mark.length);
        expect(text.startsWith(begun)).toBe(true);
        // A grapheme that is longer than a choice has to be cut somewhere.
        const room = 100 - mark.length;
        expect(endsGrapheme(text, begun.length) || firstGrapheme(text).length > room).toBe(true);
        expect(begun).not.toBe('');
      }),
      { numRuns: 1_000 },
    );
  });

  it('wastes no room', () => {
    expect(write('x'.repeat(100))).toBe('x'.repeat(100));
    expect(write('x'.repeat(101))).toBe(`${'x'.repeat(100 - mark.length)}${mark}`);
    expect(write('👍🏽'.repeat(26))).toBe(`${'👍🏽'.repeat(mark === '' ? 25 : 24)}${mark}`);
  });
});
