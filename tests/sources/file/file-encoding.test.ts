import { expect, it } from 'vitest';
import { decodeUtf8 } from '../../../src/sources/file/file-encoding.ts';
import { INVALID_BYTES } from '../../../src/sources/file/text-lines.ts';
import { growth, MAX_GROWTH } from '../../support/growth.ts';

const BAD_BYTE = Buffer.from([0xff]);

it('a file with one bad byte is text, with a mark in place of the byte', () => {
  const bytes = Buffer.concat([Buffer.from('@misc{a, title={Lamps}}\nCaf'), BAD_BYTE, Buffer.from('\n')]);
  expect(decodeUtf8(bytes)).toBe(`@misc{a, title={Lamps}}\nCaf${INVALID_BYTES}\n`);
});

it('a file is no text if each of its lines that is not blank has a bad byte', () => {
  const bytes = Buffer.concat([Buffer.from(' \n\na'), BAD_BYTE, Buffer.from('\r\n'), BAD_BYTE]);
  expect(decodeUtf8(bytes)).toBeUndefined();
});

it.each([
  ['after a long line', 'a'],
  ['after many blank lines', '\n'],
])('a bad byte %s is found in linear time', (_, filling) => {
  const times = growth(length => decodeUtf8(Buffer.concat([Buffer.from(filling.repeat(length)), BAD_BYTE])));
  expect(times).toBeLessThan(MAX_GROWTH);
});
