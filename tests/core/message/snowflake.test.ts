import { describe, expect, it } from 'vitest';
import { idBefore, newerId } from '../../../src/core/message/snowflake.ts';

describe('newerId', () => {
  it.each([
    ['999', '1000', '1000'],
    ['1300000000000000001', '1300000000000000002', '1300000000000000002'],
    ['5', '5', '5'],
  ])('of %s and %s is %s', (a, b, newer) => {
    expect([newerId(a, b), newerId(b, a)]).toEqual([newer, newer]);
  });
});

describe('idBefore', () => {
  it('moves the time of an id back', () => {
    // 2015-01-01 is the epoch of ids (docs, "Snowflakes"); the upper 42 bits are ms since then.
    expect(idBefore(String((60_000n << 22n) + 7n), 59_999)).toBe(String((1n << 22n) + 7n));
  });

  it('is 0 before the epoch', () => {
    expect(idBefore('1000', 1)).toBe('0');
  });
});
