import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ris } from '../../src/bibliography/ris.ts';
import type { BibliographyEntry } from '../../src/bibliography/reference.ts';
import { writeBibliography } from '../../src/bibliography/write-bibliography.ts';
import { anEntry, annotatedEntry, anyEntries, fullEntry } from './entry-fixtures.ts';

const writeRis = (entries: readonly BibliographyEntry[]) => writeBibliography(ris, entries);

/** Reads RIS line by line; throws on any other line. */
function readRis(text: string): [string, string][][] {
  const entries: [string, string][][] = [];
  const lines = text.split('\r\n');
  expect(lines.pop()).toBe('');
  for (const line of lines) {
    if (line === '') continue;
    const last = entries.at(-1)?.at(-1);
    // A line that continues a note.
    if (last?.[0] === 'N1' && !/^[A-Z][A-Z0-9] {2}-/.test(line)) {
      last[1] += `\n${line}`;
      continue;
    }
    const [, tag, value] = /^([A-Z][A-Z0-9]) {2}- (.*)$/u.exec(line) ?? [];
    if (tag === undefined || value === undefined) throw new Error(`no line of RIS: ${JSON.stringify(line)}`);
    if (tag === 'TY') entries.push([]);
    entries.at(-1)?.push([tag, value]);
  }
  return entries;
}

describe('RIS', () => {
  it('has a line for each known value', () => {
    expect(readRis(writeRis([fullEntry]))).toEqual([
      [
        ['TY', 'UNPD'],
        ['AU', 'Lovelace, Ada'],
        ['AU', 'van der Maaten, Laurens'],
        ['TI', 'Sparse PanGu Models: a Review of 100% & More'],
        ['PY', '2023'],
        ['DA', '2023/12/27'],
        ['AB', 'Words about sparse models.'],
        ['PB', 'arXiv'],
        ['KW', 'sparsity'],
        ['KW', 'transformers'],
        ['DO', '10.48550/arXiv.2312.17276'],
        ['UR', 'https://arxiv.org/abs/2312.17276'],
        ['M1', 'arXiv:2312.17276'],
        ['N1', 'and 2 other authors'],
        ['N1', 'Sparse is enough.'],
        ['ER', ''],
      ],
    ]);
  });

  it('has tags before keywords, and the note before other notes', () => {
    const [entry = []] = readRis(writeRis([{ ...annotatedEntry, note: 'One.\n\nTY  - JOUR\nThree.' }]));
    expect(entry.filter(([tag]) => tag === 'KW' || tag === 'N1')).toEqual([
      ['KW', 'group'],
      ['KW', 'transformers'],
      ['KW', 'sparsity'],
      ['N1', 'One. TY - JOUR\nThree.'],
      ['N1', 'and 2 other authors'],
      ['N1', 'Sparse is enough.'],
    ]);
  });

  it.each([
    ['2024-03', '2024/03/'],
    ['2024-03-09', '2024/03/09'],
  ])('writes %s as %s', (publishedAt, date) => {
    expect(writeRis([anEntry({ title: 'Dated', publishedAt })])).toContain(`DA  - ${date}\r\n`);
  });

  it('writes a date that is only a year as the year', () => {
    const tags = readRis(writeRis([anEntry({ title: 'Dated', publishedAt: '2024' })]))[0] ?? [];
    expect(tags).toEqual([
      ['TY', 'UNPD'],
      ['TI', 'Dated'],
      ['PY', '2024'],
      ['ER', ''],
    ]);
  });

  it('writes groups and suffixes in the form that programs read', () => {
    const text = writeRis([anEntry({ title: 'Names', authors: ['Qwen Team', 'Ken King Jr.'] })]);
    expect(text).toContain('AU  - Qwen Team,\r\nAU  - King, Ken, Jr.\r\n');
  });

  it('reads back completely, for any papers', () => {
    fc.assert(
      fc.property(anyEntries, entries => {
        const read = readRis(writeRis(entries));
        expect(read).toHaveLength(entries.length);
        for (const entry of read) {
          const tags = entry.map(([tag]) => tag);
          expect([tags[0], tags.at(-1)]).toEqual(['TY', 'ER']);
          for (const once of ['TY', 'TI', 'ER']) expect(tags.filter(tag => tag === once)).toHaveLength(1);
          expect(entry.filter(([tag, value]) => tag !== 'ER' && value.trim() === '')).toEqual([]);
          expect(entry.filter(([, value]) => /(?!\n)\p{Cc}/u.test(value))).toEqual([]);
        }
      }),
      { numRuns: 300 },
    );
  });
});
