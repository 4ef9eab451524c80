import { expect, it } from 'vitest';
import { requestAllowance, sendersAfter, SILENT_AFTER_MS } from '../../src/core/request-allowance.ts';

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

it('a process joins again after a time in which others may have counted it as silent', () => {
  const before = { ...ALONE, count: 2, joinedAt: 0, hasJoinedOthers: true };
  const beat = (storedAt: number) => sendersAfter(before, { count: 2, seenAt: storedAt, storedAt });
  expect(beat(before.seenAt + 5_000)).toMatchObject({ joinedAt: 0 });
  const late = before.seenAt + SILENT_AFTER_MS - 1_000;
  expect(beat(late)).toMatchObject({ joinedAt: late, hasJoinedOthers: true });
});
