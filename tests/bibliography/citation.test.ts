import { describe, expect, it } from 'vitest';
import { cite } from '../../src/bibliography/citation.ts';
import { writeBibliography } from '../../src/bibliography/write-bibliography.ts';
import { bibtex } from '../../src/bibliography/bibtex.ts';
import { anEntry, fullEntry } from './entry-fixtures.ts';

const LIMITS = { names: 100, titleLength: 1_000 };
const apa = (...[fields]: Parameters<typeof anEntry>) => cite(anEntry(fields).paper, LIMITS).apa;
const names = (count: number) => Array.from({ length: count }, (_, n) => `Given Lamp${n + 1}`);

describe('a citation', () => {
  it('has the BibTeX of an export, without abstract, keywords and summary', () => {
    const text = cite(fullEntry.paper, LIMITS).bibtex;
    const exported = writeBibliography(bibtex, [fullEntry]);
    const expected = exported.replace(/ {2}(?:keywords|abstract|annote) = .*\n/g, '').trimEnd();
    expect(text).toBe(expected);
  });

  it('links the title in Markdown', () => {
    expect(cite(fullEntry.paper, LIMITS).markdown).toBe(
      '[Sparse PanGu Models: a Review of 100% \\& More](https://arxiv.org/abs/2312.17276)',
    );
    expect(cite(anEntry({ title: 'A [b] $x^2$' }).paper, LIMITS).markdown).toBe('**A \\[b\\] x²**');
  });

  it('has a line in the style of APA', () => {
    const title = 'On Lamps';
    expect(apa({ title, authors: ['Ada B. Lamp'], arxivId: '2401.00001', publishedAt: '2024-01-02' })).toBe(
      'Lamp, A. B. (2024). On Lamps. arXiv. https://doi.org/10.48550/arXiv.2401.00001',
    );
    const authors = ['Laurens van der Lamp', 'Anne-Marie Cave', 'Martin Cave Jr.', 'Lamp Research Team'];
    expect(apa({ title, authors, doi: '10.5555/1' })).toBe(
      'van der Lamp, L., Cave, A.-M., Cave, M., Jr., & Lamp Research Team. (n.d.). On Lamps. https://doi.org/10.5555/1',
    );
    expect(apa({ title: 'Why lamps?', url: 'https://lamps.example/1' })).toBe(
      'Why lamps? (n.d.). https://lamps.example/1',
    );
    expect(apa({ title, authors: ['Plato', "Erd\\H{o}s, P\\'al"], publishedAt: '2024' })).toBe(
      'Plato, & Erdős, P. (2024). On Lamps.',
    );
  });

  it('names twenty authors in that line, of more the first 19 and the last, or says that there are more', () => {
    expect(apa({ title: 'T', authors: names(20) })).toContain('Lamp19, G., & Lamp20, G. (n.d.)');
    expect(apa({ title: 'T', authors: names(30) })).toContain('Lamp19, G., … Lamp30, G. (n.d.)');
    expect(apa({ title: 'T', authors: names(2), authorCount: 9 })).toContain('Lamp2, G., et al. (n.d.)');
    expect(apa({ title: 'T', authors: names(101) })).toContain('Lamp19, G., et al. (n.d.)');
  });

  it('cuts what does not fit, and says so', () => {
    const { paper } = anEntry({
      title: 'A very long title',
      authors: names(9),
      url: `https://a.example/${'x'.repeat(600)}`,
    });
    const short = cite(paper, { names: 2, titleLength: 6 });
    expect(short.bibtex).toContain('author = {Lamp1, Given and Lamp2, Given and others}');
    expect(short.bibtex).toContain('title = {{A} very…}');
    expect(short.bibtex).toMatch(/^@misc\{lamp1verylongtitle,/);
    expect(short.bibtex).not.toContain('a.example');
  });
});
