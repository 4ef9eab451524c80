import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { splitLines } from '../../../src/sources/file/text-lines.ts';
import { streamOf, collect } from '../../support/collect.ts';

describe('splitLines', () => {
  it('splits a text in any chunks into its lines', async () => {
    const chunk = fc.string({ unit: fc.constantFrom('a', '\n', '\r', '\u2028') });
    await fc.assert(
      fc.asyncProperty(fc.array(chunk), async chunks => {
        const expected = chunks.join('').split('\n');
        if (expected.at(-1) === '') expected.pop();
        expect(await collect(splitLines(streamOf(chunks), 1_000))).toEqual(
          expected.map(line => line.replace(/\r$/, '')),
        );
      }),
    );
  });

  it('cuts a line that is too long, but leaves it longer than the limit', async () => {
    const lines = await collect(splitLines(streamOf(['aaaa', 'aaaa', 'aaaa\nbbbbb\r\nc']), 5));
    expect(lines.map(line => line.length > 5)).toEqual([true, false, false]);
    expect(lines.map(line => line.length <= 7)).toEqual([true, true, true]);
    expect(lines.slice(1)).toEqual(['bbbbb', 'c']);
  });
});
