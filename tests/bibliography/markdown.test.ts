import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { markdown } from '../../src/bibliography/markdown.ts';
import type { BibliographyEntry } from '../../src/bibliography/reference.ts';
import { writeBibliography } from '../../src/bibliography/write-bibliography.ts';
import { anEntry, annotatedEntry, anyEntries, fullEntry } from './entry-fixtures.ts';

const writeMarkdown = (entries: readonly BibliographyEntry[]) => writeBibliography(markdown, entries);

describe('Markdown', () => {
  it('has a line for each paper, with its link', () => {
    expect(writeMarkdown([fullEntry, anEntry({ title: 'Bare' })])).toBe(
      '- [Sparse PanGu Models: a Review of 100% \\& More](https://arxiv.org/abs/2312.17276) ' +
        '(Ada Lovelace, Laurens van der Maaten and 2 other authors, 2023-12-27) Sparse is enough.\n- **Bare**\n',
    );
  });

  it('has status and tags below the paper, and the note as a quotation', () => {
    const text = writeMarkdown([
      { ...annotatedEntry, note: '1. Good\n# not\n\n> [x](y)' },
      anEntry({ title: 'Bare' }),
    ]);
    expect(text.split('\n').slice(1)).toEqual([
      '',
      '  *read* \\#group \\#transformers',
      '',
      '  > 1\\. Good\\',
      '  > \\# not',
      '  >',
      '  > \\> \\[x\\](y)',
      '- **Bare**',
      '',
    ]);
  });

  it('names six authors and counts the rest', () => {
    const authors = ['A A', 'B B', 'C C', 'D D', 'E E', 'F F', 'G G', 'H H'];
    expect(writeMarkdown([anEntry({ title: 'Many', authors })])).toContain('F F and 2 other authors)');
    expect(writeMarkdown([anEntry({ title: 'None', authorCount: 2 })])).toContain('(2 authors)');
  });

  it('shows addresses, emoji codes and markup in a title as text', () => {
    const title = 'www.evil.example https://evil.example :smile: <b> [x](y) $x$ **b** `c`';
    expect(writeMarkdown([anEntry({ title })])).toBe(
      '- **www\\.evil.example https\\://evil.example \\:smile: \\<b\\> \\[x\\](y) \\$x\\$ \\*\\*b\\*\\* \\`c\\`**\n',
    );
  });

  it('has one line per paper with at most one link, for any papers', () => {
    fc.assert(
      fc.property(anyEntries, entries => {
        const lines = writeMarkdown(entries).split('\n');
        expect(lines.pop()).toBe('');
        const papers = lines.filter(line => line.startsWith('- '));
        expect(papers).toHaveLength(entries.length);
        const items = lines.filter(line => !line.startsWith('- '));
        for (const line of items) expect(line).toMatch(/^(?: {2}(?:>|\*rea|\\#).*)?$/u);
        for (const line of [...papers, ...items.map(item => item.replace(/^ {2}(?:>|\*[a-z]+\*)/, ''))]) {
          expect(line).not.toMatch(/^ (?:[-+>#=]|\d+[.)])/);
          // Escaped characters become `·`: they still separate the characters around them.
          const bare = line.replace(/\\[!-/:-@[-`{-~]/g, '·').replace(/\\$/, '');
          const rest = bare.replace(/^- (?:\*\*[^*[\]]*\*\*|\[[^*[\]]*\]\(https?:[^\s()<>]*\))/u, '');
          expect(rest).not.toMatch(/[\\`*_{}[\]<>~^$|@#]|:\/\//);
        }
      }),
      { numRuns: 300 },
    );
  });
});
