import { expect, it } from 'vitest';
import { earliest } from '../../../src/core/time/earliest.ts';

it('the earliest of some times leaves out those that are not known', () => {
  expect(earliest(3, undefined, 2)).toBe(2);
  expect(earliest(0, 5)).toBe(0);
  expect(earliest(undefined)).toBeUndefined();
  expect(earliest()).toBeUndefined();
});
