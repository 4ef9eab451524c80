import { describe, expect, it } from 'vitest';
import { parseFilter } from '../../../src/core/paper/paper-filter.ts';

describe('parseFilter', () => {
  it.each([
    [{}, {}],
    [
      { category: ' CS.lg ', from: ' 2024 ', to: '2024-05-01' },
      { category: 'cs.LG', from: '2024', to: '2024-05-01' },
    ],
    [
      { from: '2024-05', to: '2024' },
      { from: '2024-05', to: '2024' },
    ],
    [
      { from: '2024', to: '2024-05' },
      { from: '2024', to: '2024-05' },
    ],
    [{ category: undefined, to: '2024' }, { to: '2024' }],
  ])('parses %j', (options, filter) => {
    expect(parseFilter(options)).toEqual({ filter });
  });

  it.each([
    [
      { category: 'machine learning', from: 'x' },
      { wrong: 'category', text: 'machine learning' },
    ],
    [{ category: '' }, { wrong: 'category', text: '' }],
    [
      { from: 'May', to: 'June' },
      { wrong: 'date', name: 'from', text: 'May' },
    ],
    [{ to: '2024-02-30' }, { wrong: 'date', name: 'to', text: '2024-02-30' }],
    [
      { from: '2025', to: '2024-12-31' },
      { wrong: 'order', from: '2025', to: '2024-12-31' },
    ],
  ])('rejects %j', (options, problem) => {
    expect(parseFilter(options)).toEqual({ problem });
  });
});
