import fc from 'fast-check';
import { expect, it } from 'vitest';
import { weigh } from '../../../src/views/format/text-weight.ts';
import { noteMarkdown } from '../../../src/views/library/note-markdown.ts';

it.each([
  ['a note that fits', 'one\n\ntwo', 40, '> one\n> \n> two'],
  ['a note with further lines', 'one two\nthree\nfour', 24, '> one two\n> three …'],
  ['a long line', 'one two three four', 16, '> one two…'],
])('%s is quoted, and ends in an ellipsis if there is more', (_, note, limit, markdown) => {
  expect(noteMarkdown(note, limit)).toBe(markdown);
});

it('a note never weighs more than the limit', () => {
  const note = fc.array(fc.string({ unit: 'grapheme', maxLength: 30 }), { maxLength: 9 });
  fc.assert(
    fc.property(note, fc.integer({ min: 10, max: 90 }), (lines, limit) => {
      expect(weigh(noteMarkdown(lines.join('\n'), limit))).toBeLessThanOrEqual(limit);
    }),
  );
});
