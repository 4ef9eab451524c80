import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseJson } from '../../../src/discord-emulator/http/json-text.ts';

test('keeps all digits of ids written as numbers', () => {
  expect(parseJson('{"message_id": 1212912186163200007, "ids":[1212912186163200009]}')).toEqual({
    message_id: '1212912186163200007',
    ids: ['1212912186163200009'],
  });
});

test('keeps digits in strings, small numbers and fractions', () => {
  const value = {
    text: 'no 1212912186163200007, "1212912186163200008"\\',
    count: 9_007_199_254_740_991,
    share: 0.1234567890123456,
    tiny: 1e-17,
  };
  expect(parseJson(JSON.stringify(value))).toEqual(value);
});

test('parses JSON without long integers as JSON.parse does', () => {
  fc.assert(
    fc.property(fc.json(), text => {
      const plain: unknown = JSON.parse(text);
      fc.pre(!/(?<![\d.])\d{16}/u.test(text.replaceAll(/"(?:[^"\\]|\\.)*"/gu, '')));
      expect(parseJson(text)).toEqual(plain);
    }),
  );
});

test('throws a SyntaxError for invalid JSON', () => {
  expect(() => parseJson('{"a": }')).toThrow(SyntaxError);
});
