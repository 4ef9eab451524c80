import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bibtex } from '../../src/bibliography/bibtex.ts';
import { LETTER_ACCENTS, TEXT_STYLES, TEXT_SYMBOLS } from '../../src/bibliography/latex-commands.ts';
import type { BibliographyEntry } from '../../src/bibliography/reference.ts';
import { writeBibliography } from '../../src/bibliography/write-bibliography.ts';
import { growth, MAX_GROWTH } from '../support/growth.ts';
import { anEntry, annotatedEntry, anyEntries, fullEntry } from './entry-fixtures.ts';

const writeBibtex = (entries: readonly BibliographyEntry[]) => writeBibliography(bibtex, entries);

/** Writes papers that all have the same key. */
function writeNamesakes(length: number): string {
  return writeBibtex(Array.from({ length: length / 20 }, () => anEntry({ title: '関数' })));
}

interface BibtexEntry {
  readonly type: string;
  readonly key: string;
  readonly fields: Readonly<Record<string, string>>;
}

/** Reads BibTeX as BibTeX does: braces count even after a backslash; throws on anything unexpected. */
function readBibtex(text: string): BibtexEntry[] {
  const entries: BibtexEntry[] = [];
  let at = 0;
  const take = (pattern: RegExp): string => {
    const sticky = new RegExp(pattern.source, 'uy');
    sticky.lastIndex = at;
    const found = sticky.exec(text);
    if (!found) throw new Error(`expected ${pattern.source} at ${JSON.stringify(text.slice(at, at + 40))}`);
    at = sticky.lastIndex;
    return found[1] ?? '';
  };
  const braced = (): string => {
    const start = at;
    let depth = 0;
    do {
      if (at >= text.length) throw new Error('a brace is never closed');
      if (text[at] === '{') depth += 1;
      if (text[at] === '}') depth -= 1;
      at += 1;
    } while (depth > 0);
    return text.slice(start + 1, at - 1);
  };
  while (text.slice(at).trim() !== '') {
    const type = take(/\s*@([a-z]+)\{/);
    const key = take(/([^\s,{}]+),\s*/);
    const fields: Record<string, string> = {};
    while (text[at] !== '}') {
      const name = take(/([A-Za-z]+) = /);
      fields[name] = text[at] === '{' ? braced() : take(/([a-z]{3})/);
      take(/,\s*/);
    }
    at += 1;
    entries.push({ type, key, fields });
  }
  return entries;
}

/** Returns what LaTeX prints for a field. */
function printed(field: string): string {
  const names: Readonly<Record<string, string>> = {
    textbackslash: '\\',
    textbraceleft: '{',
    textbraceright: '}',
    textasciitilde: '~',
    textasciicircum: '^',
    textless: '<',
    textgreater: '>',
    textbar: '|',
  };
  return field.replace(/\\(text[a-z]+)\{\}|\\([$&#%_])|[{}]/g, (_all, name?: string, sign?: string) =>
    name === undefined ? (sign ?? '') : (names[name] ?? '?'),
  );
}

/** Returns the names of an author field; an `and` within braces does not separate. */
function authorsIn(field: string): string[] {
  let depth = 0;
  const names = [''];
  for (const word of field.split(' ')) {
    if (word === 'and' && depth === 0) names.push('');
    else names.push(`${names.pop() ?? ''} ${word}`.trim());
    for (const character of word) depth += character === '{' ? 1 : character === '}' ? -1 : 0;
  }
  return names;
}

/** Commands of the export, special characters after a backslash, accents, formulas. */
const COMMANDS = [...TEXT_SYMBOLS, ...TEXT_STYLES, ...LETTER_ACCENTS].join('|');
const LATEX = new RegExp(
  String.raw`\\(?:(?:${COMMANDS})(?![A-Za-z])|[$&#%_]|['\x60^"~=.]\s*(?:\{?\p{L}|\\[ij]))|\$(?:\\.|[^\\$])+\$`,
  'gu',
);

describe('BibTeX', () => {
  it('has the fields of the entries that arXiv exports, and all else that is known', () => {
    expect(readBibtex(writeBibtex([fullEntry]))).toEqual([
      {
        type: 'misc',
        key: 'lovelace2023sparsepangumodels',
        fields: {
          title: '{Sparse} {PanGu} {Models}: a {Review} of 100\\% \\& {More}',
          author: 'Lovelace, Ada and van der Maaten, Laurens and others',
          year: '2023',
          month: 'dec',
          eprint: '2312.17276',
          archivePrefix: 'arXiv',
          eprinttype: 'arXiv',
          primaryClass: 'cs.CL',
          doi: '10.48550/arXiv.2312.17276',
          url: 'https://arxiv.org/abs/2312.17276',
          keywords: 'sparsity, transformers',
          abstract: 'Words about sparse models.',
          annote: 'Sparse is enough.',
        },
      },
    ]);
  });

  it('has tags before keywords, the note before the summary, and the status', () => {
    const text = writeBibtex([
      annotatedEntry,
      { ...annotatedEntry, status: 'to_read', tags: [], note: null },
    ]);
    expect(
      readBibtex(text).map(({ fields: { keywords, annote, readstatus } }) => [keywords, annote, readstatus]),
    ).toEqual([
      ['group, transformers, sparsity', 'Read §2 \\& 3.\n\n- ask Ben\n\nSparse is enough.', 'read'],
      ['sparsity, transformers', 'Sparse is enough.', undefined],
    ]);
  });

  it('gives many papers of one author, year and title different keys in time that grows with their number', () => {
    expect(growth(writeNamesakes)).toBeLessThan(MAX_GROWTH);
  });

  it('omits fields that are not known', () => {
    const text = writeBibtex([anEntry({ title: 'Bare', authorCount: 3, publishedAt: '2024-05' })]);
    expect(readBibtex(text)[0]?.fields).toEqual({ title: '{Bare}', year: '2024', month: 'may' });
  });

  it.each([
    ['Learning with Bayesian nets at NASA', '{Learning} with {Bayesian} nets at {NASA}'],
    ['GPT-4, iPhones and 3D: The Sequel', '{GPT}-4, {iPhones} and {3D}: {The} {Sequel}'],
    ['Counting in $O(n)$ time', '{Counting} in {$O(n)$} time'],
    ['M$^3$ViT for PanGu-$\\pi$', '{M$^3$ViT} for {PanGu}-$\\pi$'],
  ])('keeps the capitals of %j that a style must not lower', (title, expected) => {
    expect(readBibtex(writeBibtex([anEntry({ title })]))[0]?.fields['title']).toBe(expected);
  });

  it('keeps names with suffixes, groups and commands in them whole', () => {
    const authors = ['Martin Luther King Jr.', 'Smith and Sons Team', 'R&D Lab', 'Ann Other'];
    const text = writeBibtex([anEntry({ title: 'Names', authors })]);
    expect(authorsIn(readBibtex(text)[0]?.fields['author'] ?? '')).toEqual([
      'King, Jr., Martin Luther',
      '{Smith and Sons Team}',
      '{R\\&D Lab}',
      'Other, Ann',
    ]);
  });

  it('gives papers with the same author, year and words keys that do not change when newer papers are added', () => {
    const papers = ['2403.00001', '2401.00001', '2402.00001'].map(arxivId =>
      anEntry({
        title: 'Sparse Things',
        authors: ['Ada Lovelace'],
        arxivId,
        publishedAt: `2024-${arxivId.slice(2, 4)}-01`,
      }),
    );
    const read = readBibtex(writeBibtex(papers));
    expect(read.map(({ key, fields }) => [fields['eprint'], key])).toEqual([
      ['2403.00001', 'lovelace2024sparsethingsb'],
      ['2401.00001', 'lovelace2024sparsethings'],
      ['2402.00001', 'lovelace2024sparsethingsa'],
    ]);
  });

  it('keeps LaTeX in titles and names, and reads it for the key', () => {
    const paper = {
      title: "Learning $x^2$ with \\'Etude at \\emph{Scale}",
      authors: ['Paul Erd\\H{o}s', 'R\\"{o}mer, Eva'],
    };
    const [entry] = readBibtex(writeBibtex([anEntry({ ...paper, publishedAt: '2024' })]));
    expect(entry).toMatchObject({
      key: 'erdos2024learningx2etude',
      fields: {
        title: "{Learning} $x^2$ with {{\\'Etude}} at {{\\emph{Scale}}}",
        author: 'Erd\\H{o}s, Paul and R\\"{o}mer, Eva',
      },
    });
  });

  it('makes an ASCII key of names and titles in any script', () => {
    const entries = [
      anEntry({ title: 'Über Öfen', authors: ['José Núñez'], publishedAt: '2020' }),
      anEntry({ title: '関数', authors: ['王小明'] }),
      anEntry({ title: '関数', authors: ['王小明'] }),
      anEntry({ title: 'Лампы в пещерах', authors: ['Ада Иванова'] }),
      anEntry({ title: 'On Caves', authors: ['Ada Þórsdóttir'] }),
    ];
    expect(readBibtex(writeBibtex(entries)).map(({ key }) => key)).toEqual([
      'nunez2020uberofen',
      'paper',
      'papera',
      'ivanovalampyvpeshcherakh',
      'thorsdottircaves',
    ]);
  });

  it.each(['\\aa', '\\c{c}', '\\emph{not}', "\\'E"])('keeps LaTeX of a title: %s', title => {
    expect(readBibtex(writeBibtex([anEntry({ title })]))[0]?.fields['title']).toContain(title);
  });

  it('reads back completely, for any papers', () => {
    fc.assert(
      fc.property(anyEntries, entries => {
        const read = readBibtex(writeBibtex(entries));
        expect(read).toHaveLength(entries.length);
        expect(new Set(read.map(({ key }) => key)).size).toBe(entries.length);
        for (const { type, key, fields } of read) {
          expect(type).toBe('misc');
          expect(key).toMatch(/^[a-z][a-z0-9]*$/);
          const { url = '', ...texts } = fields;
          expect(url).toMatch(/^[!-z~]*$/);
          for (const text of Object.values(texts)) {
            expect(text.replace(LATEX, '')).not.toMatch(/[\\$&#%~^<>|]/);
            // The lines of a note.
            expect(text.replaceAll('\n', ' ')).not.toMatch(/\p{Cc}/u);
          }
        }
      }),
      { numRuns: 300 },
    );
  });

  it('prints a title without LaTeX unchanged', () => {
    const title = fc.string({ unit: fc.constantFrom(...'{}&#_%~^<>|aB :-'.split('')), minLength: 1 });
    fc.assert(
      fc.property(title, text => {
        const clean = text.replace(/ +/g, ' ').trim();
        fc.pre(clean !== '');
        expect(printed(readBibtex(writeBibtex([anEntry({ title: text })]))[0]?.fields['title'] ?? '')).toBe(
          clean,
        );
      }),
    );
  });

  it('has one name for each known author, and `others` if there are more', () => {
    fc.assert(
      fc.property(anyEntries, entries => {
        const read = readBibtex(writeBibtex(entries));
        for (const [at, { paper }] of entries.entries()) {
          const field = read[at]?.fields['author'];
          const names = field === undefined ? [] : authorsIn(field);
          const named = names.filter(name => name !== 'others').length;
          expect(named).toBeLessThanOrEqual(paper.authors.length);
          expect(names.includes('others')).toBe(named > 0 && (paper.authorCount ?? 0) > named);
        }
      }),
    );
  });
});
