import { describe, expect, it } from 'vitest';
import { entryMarkdown } from '../../../src/views/list/list-entry.ts';
import { aPaper } from '../paper-fixtures.ts';

describe('entryMarkdown', () => {
  it.each([
    ['3.', '**3. ['],
    // Bold text that begins with a space is indented.
    ['', '**['],
  ])('begins with the number, if there is one: %j', (number, start) => {
    expect(entryMarkdown(aPaper(), { number, summaryWeight: 0 }, 1000).startsWith(start)).toBe(true);
  });
});
