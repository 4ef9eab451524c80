import { expect, it } from 'vitest';
import { requestAllowance } from '../../src/core/request-allowance.ts';

const ALONE = { count: 1, seenAt: 100_000, joinedAt: 100_000, hasJoinedOthers: false };

it('a process that is alone may send all requests at once', () => {
  expect(requestAllowance(ALONE, 100_000)).toBe(45);
});

it('several processes share the limit', () => {
  const known = { ...ALONE, count: 3, joinedAt: 0, hasJoinedOthers: true };
  expect(requestAllowance(known, 100_000)).toBe(15);
});

it('a process that joins others begins with its share once they had time to notice it', () => {
  const joined = { ...ALONE, count: 2, joinedAt: 96_000, hasJoinedOthers: true };
  expect(requestAllowance(joined, 100_000)).toBe(1);
  expect(requestAllowance(joined, 101_001)).toBe(22.5);
});

it('a process that cannot read how many there are sends hardly anything, since others may have joined', () => {
  expect(requestAllowance(undefined, 0)).toBe(1);
  expect(requestAllowance(ALONE, 105_000)).toBe(45);
  expect(requestAllowance(ALONE, 105_001)).toBe(1);
});
