import { describe, expect, test } from 'vitest';
import { parseCategory } from '../../../src/core/paper/category.ts';

describe('parseCategory', () => {
  test.each([
    ['cs.LG', 'cs.LG'],
    [' CS.lg ', 'cs.LG'],
    ['stat.ml', 'stat.ML'],
    ['HEP-TH', 'hep-th'],
    ['Cond-Mat.Str-El', 'cond-mat.str-el'],
    ['physics.ACC-PH', 'physics.acc-ph'],
    ['math', 'math'],
  ])('parses %j as %s', (text, category) => {
    expect(parseCategory(text)).toBe(category);
  });

  test.each(['', ' ', 'cs.', '.LG', 'cs.LG.x', 'cs LG', 'cs.L1', 'machine learning', 'cs.LG\n, cs.CV'])(
    'rejects %j',
    text => {
      expect(parseCategory(text)).toBeUndefined();
    },
  );
});
