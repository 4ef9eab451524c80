import { describe, expect, it } from 'vitest';
import { entryMarkdown } from '../../../src/views/list/list-entry.ts';
import { aPaper } from '../paper-fixtures.ts';

describe('entryMarkdown', () => {
  it.each([
    ['3.', '**3. A plain title**'],
    // Bold text that begins with a space is indented.
    ['', '**A plain title**'],
  ])('begins with the number, if there is one: %j', (number, start) => {
    expect(
      entryMarkdown(aPaper({ title: 'A plain title' }), { number, summaryWeight: 0 }, 1000).startsWith(start),
    ).toBe(true);
  });
});
