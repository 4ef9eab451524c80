import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { splitLines } from '../../../src/sources/file/text-lines.ts';
import { arriving, collected } from './collected.ts';

describe('splitLines', () => {
  it('finds the lines however the text arrives', async () => {
    const piece = fc.string({ unit: fc.constantFrom('a', '\n', '\r', '\u2028') });
    await fc.assert(
      fc.asyncProperty(fc.array(piece), async pieces => {
        const expected = pieces.join('').split('\n');
        if (expected.at(-1) === '') expected.pop();
        expect(await collected(splitLines(arriving(pieces), 1_000))).toEqual(
          expected.map(line => line.replace(/\r$/, '')),
        );
      }),
    );
  });

  it('cuts a line that is too long, but not so short that it seems right', async () => {
    const lines = await collected(splitLines(arriving(['aaaa', 'aaaa', 'aaaa\nbbbbb\r\nc']), 5));
    expect(lines.map(line => line.length > 5)).toEqual([true, false, false]);
    expect(lines.map(line => line.length <= 7)).toEqual([true, true, true]);
    expect(lines.slice(1)).toEqual(['bbbbb', 'c']);
  });
});
