import { describe, expect, it } from 'vitest';
import { listMarkdown } from '../../../src/views/list/list-markdown.ts';
import { MAX_MESSAGE_WEIGHT, weighAll } from '../../../src/views/format/text-weight.ts';
import { aPaper } from '../paper-fixtures.ts';

const head = 'h'.repeat(320);
const url = `https://papers.example/${'p'.repeat(77)}`;
const note = `“${'n'.repeat(120)}”`;

/** Ten papers with a long title and address, a note and a summary. */
const entries = Array.from({ length: 10 }, (_, index) => ({
  paper: aPaper({ id: index + 1, title: `Paper${index} ${'word '.repeat(40)}`, arxivId: null, url }),
  options: { number: `${index + 1}.`, summaryWeight: 120, note },
}));

describe('a list', () => {
  it('that is too long for a message cuts titles, and keeps numbers, notes and links', () => {
    const texts = listMarkdown(entries, [head]);
    expect(weighAll([head, ...texts])).toBeLessThanOrEqual(MAX_MESSAGE_WEIGHT);
    for (const [index, text] of texts.entries()) {
      expect(text).toMatch(new RegExp(`^\\*\\*${index + 1}\\. \\[Paper${index} word .*…\\]\\(`));
      expect(text).toContain(`(${url})`);
      expect(text).toContain(note);
    }
  });

  it('that leaves no room for links shows titles alone', () => {
    const longNote = `“${'n'.repeat(250)}”`;
    const noted = entries.map(({ paper, options }) => ({ paper, options: { ...options, note: longNote } }));
    const texts = listMarkdown(noted, [head]);
    expect(weighAll([head, ...texts])).toBeLessThanOrEqual(MAX_MESSAGE_WEIGHT);
    for (const [index, text] of texts.entries()) {
      expect(text).toMatch(new RegExp(`^\\*\\*${index + 1}\\. Paper${index} word .*…\\*\\*\\n-# `));
      expect(text).toContain(longNote);
    }
  });

  it('of papers that are like the one before cuts their titles too', () => {
    const alike = entries.map(({ paper, options }) => ({
      paper,
      options: { ...options, isCollapsed: true },
    }));
    const texts = listMarkdown(alike, ['h'.repeat(1000)]);
    expect(weighAll(texts)).toBeLessThanOrEqual(MAX_MESSAGE_WEIGHT - 1000);
    for (const text of texts) expect(text).toContain(note);
  });
});
