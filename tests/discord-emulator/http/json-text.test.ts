import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseJson } from '../../../src/discord-emulator/http/json-text.ts';

test('ids written as numbers lose no digit', () => {
  expect(parseJson('{"message_id": 1212912186163200007, "ids":[1212912186163200009]}')).toEqual({
    message_id: '1212912186163200007',
    ids: ['1212912186163200009'],
  });
});

test('digits in texts, small numbers and fractions stay what they are', () => {
  const value = {
    text: 'no 1212912186163200007, "1212912186163200008"\\',
    count: 9_007_199_254_740_991,
    share: 0.1234567890123456,
    tiny: 1e-17,
  };
  expect(parseJson(JSON.stringify(value))).toEqual(value);
});

test('anything without long whole numbers is read as JSON.parse reads it', () => {
  fc.assert(
    fc.property(fc.json(), text => {
      const plain: unknown = JSON.parse(text);
      fc.pre(!/(?<![\d.])\d{16}/u.test(text.replaceAll(/"(?:[^"\\]|\\.)*"/gu, '')));
      expect(parseJson(text)).toEqual(plain);
    }),
  );
});

test('what is no JSON is a SyntaxError', () => {
  expect(() => parseJson('{"a": }')).toThrow(SyntaxError);
});
