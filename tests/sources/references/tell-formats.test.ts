import { describe, expect, it } from 'vitest';
import type { BibliographyFormat } from '../../../src/bibliography/bibliography-format.ts';
import { BIBLIOGRAPHY_FORMATS } from '../../../src/bibliography/formats.ts';
import { writeBibliography } from '../../../src/bibliography/write-bibliography.ts';
import { anEntry } from '../../bibliography/entry-fixtures.ts';
import { readFields } from './read-all.ts';

/** Notes with a line that begins another format. */
const NOTES = [
  'Cited as\n@misc{gcvit, title={Another title}}',
  'Cited as\nTY  - FAKE',
  'Cited as\n[{"title":"Another title"}]',
  'title,doi,url',
];

const CASES = BIBLIOGRAPHY_FORMATS.flatMap(format => NOTES.map(note => ({ format, note })));

const PAPERS = Array.from({ length: 10 }, (_, at) =>
  anEntry({ title: `Lamp ${at}`, arxivId: `2401.0001${at}` }),
);

/** Writes ten papers of which one has a note. */
function writeWithNote(format: BibliographyFormat, note: string): string {
  return writeBibliography(
    format,
    PAPERS.map((entry, at) => (at === 3 ? { ...entry, note } : entry)),
  );
}

describe('createReferenceReader', () => {
  it.each(CASES)('reads an export as $format.name, with the note $note', async ({ format, note }) => {
    const file = writeWithNote(format, note);
    for (const name of ['', `library.${format.extension}`, 'library.txt']) {
      const read = await readFields(file, name);
      const ids = read.flatMap(each => (typeof each === 'string' ? [] : (each.arxivId ?? 'none')));
      expect(ids).toEqual(PAPERS.map(({ paper }) => paper.arxivId));
    }
  });

  it.each([
    ['BibTeX behind comments', '% title, doi\nMade by hand.\n@string{a = "B"}\n@misc{x, title = {On Mud}}'],
    ['BibTeX on one line', '@book{x, title={1984}, doi = {10.1234/x}}'],
    [
      'BibTeX behind blank lines',
      '\n \n@Misc {x, title = {On Mud}, annote = {\nTY  - FAKE\nTI  - Rivers\n}}',
    ],
    [
      'RIS behind blank lines',
      '\uFEFF\r\n\r\nTY  - JOUR\r\nTI  - On Mud\r\nN1  - As\r\n@misc{x, title={Y}}\r\nER  - ',
    ],
    [
      'RIS behind a heading',
      'Exported by a program\nTY  - JOUR\nTI  - On Mud\nN1  - As\n@misc{x, title={Y}}\nER  - ',
    ],
    [
      'CSV behind blank lines',
      '\uFEFF\r\n\r\nTitle,Note,DOI\r\nOn Mud,"As\n@misc{x, title={Y}}",10.1234/x\r\n',
    ],
    ['JSON behind blank lines', '\uFEFF\n [\n {"title": "On Mud", "note": "\\n@misc{x, title={Y}}"}]'],
  ])('reads %s', async (_, text) => {
    expect(await readFields(text)).toEqual([
      expect.objectContaining({ title: expect.stringMatching(/^(?:On Mud|1984)$/) }),
    ]);
  });

  it('reads a file by its ending whose first line looks like a header of CSV', async () => {
    const title = expect.objectContaining({ title: 'On Mud' });
    const heading = 'Title, URL\n';
    expect(await readFields(`${heading}TY  - JOUR\nTI  - On Mud\nER  - `, 'a.ris')).toEqual([title]);
    expect(await readFields(`${heading}@misc{x, title = {On Mud}}`, 'a.bib')).toEqual([title]);
  });
});
