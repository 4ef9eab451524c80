import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { INVALID_BYTES, splitLines } from '../../../src/sources/file/text-lines.ts';
import { streamOf, collect } from '../../support/collect.ts';

const encode = (text: string): Uint8Array => Buffer.from(text);

describe('splitLines', () => {
  it('splits a text in any chunks into its lines', async () => {
    const chunk = fc.string({ unit: fc.constantFrom('a', '\n', '\r', '\u2028') });
    await fc.assert(
      fc.asyncProperty(fc.array(chunk), async chunks => {
        const expected = chunks.join('').split('\n');
        if (expected.at(-1) === '') expected.pop();
        expect(await collect(splitLines(streamOf(chunks.map(encode)), 1_000))).toEqual(
          expected.map(line => line.replace(/\r$/, '')),
        );
      }),
    );
  });

  it('cuts a line that is too long, but leaves it longer than the limit', async () => {
    const lines = await collect(
      splitLines(streamOf(['aaaa', 'aaaa', 'aaaaaaaaaaaaaaaaa\nbbbbb\r\nc'].map(encode)), 5),
    );
    expect(lines.map(line => line.length > 5)).toEqual([true, false, false]);
    expect(lines.map(line => line.length <= 21)).toEqual([true, true, true]);
    expect(lines.slice(1)).toEqual(['bbbbb', 'c']);
  });

  it('marks bytes that are not UTF-8, split at any place, in their line alone', async () => {
    const bytes = Buffer.concat([
      encode('one €\ntwo '),
      Buffer.from([0xe9, 0x2d]),
      encode('\nthree \uFFFD\n\0four'),
    ]);
    for (let at = 0; at <= bytes.length; at += 1) {
      const pieces = [bytes.subarray(0, at), bytes.subarray(at)];
      expect(await collect(splitLines(streamOf(pieces), 100))).toEqual([
        'one €',
        `two ${INVALID_BYTES}-`,
        'three \uFFFD',
        `${INVALID_BYTES}four`,
      ]);
    }
  });
});
