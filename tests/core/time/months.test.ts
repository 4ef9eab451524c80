import { describe, expect, it } from 'vitest';
import { findMonth } from '../../../src/core/time/months.ts';

describe('findMonth', () => {
  it.each([
    ['jul', 7],
    ['March', 3],
    ['18~September', 9],
    ['July--August', 7],
    ['Spring', undefined],
    ['dismay', undefined],
    ['7', undefined],
    ['', undefined],
  ])('finds the month in %j', (text, month) => {
    expect(findMonth(text)).toBe(month);
  });
});
