import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { writeMarkdown } from '../../src/bibliography/markdown.ts';
import { anEntry, anyEntries, fullEntry } from './entry-fixtures.ts';

describe('Markdown', () => {
  it('has a line for each paper, with its link', () => {
    expect(writeMarkdown([fullEntry, anEntry({ title: 'Bare' })])).toBe(
      '- [Sparse PanGu Models: a Review of 100% \\& More](https://arxiv.org/abs/2312.17276) ' +
        '(Ada Lovelace, Laurens van der Maaten and 2 other authors, 2023-12-27) Sparse is enough.\n- **Bare**\n',
    );
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
        expect(lines).toHaveLength(entries.length);
        for (const line of lines) {
          expect(line).toMatch(/^- (?:\*\*|\[)/);
          // Escaped characters become `·`: they still separate the characters around them.
          const bare = line.replace(/\\[!-/:-@[-`{-~]/g, '·');
          const rest = bare.replace(/^- (?:\*\*[^*[\]]*\*\*|\[[^*[\]]*\]\(https?:[^\s()<>]*\))/u, '');
          expect(rest).not.toMatch(/[\\`*_{}[\]<>~^$|@#]|:\/\//);
        }
      }),
      { numRuns: 300 },
    );
  });
});
