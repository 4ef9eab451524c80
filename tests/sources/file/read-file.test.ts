import { mkdtemp, rm, truncate, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { emptyPaper } from '../../../src/core/paper/paper.ts';
import { readPapers, type ReadOptions } from '../../../src/sources/file/read-file.ts';
import { SourceError } from '../../../src/sources/source-error.ts';
import { collect } from '../../support/collect.ts';

const PAGE = 'Daily Papers\n\nA Title\n\nWe study it.\n\n  • 7 authors\n·\nOct 7\n';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'paperboy-'));
});
afterAll(async () => {
  await rm(folder, { recursive: true });
});

async function saveFile(name: string, content: string | Uint8Array): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, content);
  return path;
}

async function readError(path: string, options?: ReadOptions): Promise<string> {
  const error: unknown = await collect(readPapers(path, options)).catch((caught: unknown) => caught);
  if (!(error instanceof SourceError)) throw new Error('no SourceError', { cause: error });
  return error.message.replace(path, 'PATH');
}

function snapshotLine(id: string, categories: string): string {
  return JSON.stringify({ id, title: `Paper ${id}`, categories, versions: [], authors_parsed: [] });
}

/** Returns an entry of a saved page in the newer layout. */
function pageEntry(title: string, abstract: string): string {
  return `${title}\n\n${abstract}\n\n• 4 authors\n·\nJul 8, 2024\n\n`;
}

describe('readPapers', () => {
  it('reads JSON lines, with characters split across chunks of the stream', async () => {
    const lines = Array.from(
      { length: 3_000 },
      (_, index) => `{"title":"${'π€😀'.repeat(40 + (index % 7))} ${index}"}`,
    );
    const records = await collect(readPapers(await saveFile('papers.jsonl', `\uFEFF${lines.join('\r\n')}`)));
    expect(records).toHaveLength(3_000);
    expect(records.at(-1)).toEqual({
      line: 3_000,
      fields: emptyPaper(`${'π€😀'.repeat(40 + (2_999 % 7))} 2999`),
    });
  });

  it('reads a saved page, by the year in which the file was last changed', async () => {
    const path = await saveFile('page.txt', PAGE);
    await utimes(path, new Date('2023-11-01T00:00:00Z'), new Date('2023-11-01T00:00:00Z'));
    const fields = { ...emptyPaper('A Title'), abstract: 'We study it.', authorCount: 7 };
    expect(await collect(readPapers(path))).toEqual([
      { line: 3, fields: { ...fields, publishedAt: '2023-10-07' } },
    ]);
    expect(await collect(readPapers(path, { capturedYear: 2021 }))).toEqual([
      { line: 3, fields: { ...fields, publishedAt: '2021-10-07' } },
    ]);
  });

  it("reads arXiv's snapshot, filtered by categories", async () => {
    const path = await saveFile(
      'dump.json',
      `${snapshotLine('0704.0001', 'cs.LG')}\n${snapshotLine('0704.0002', 'math.CO')}\n`,
    );
    expect(await collect(readPapers(path))).toHaveLength(2);
    expect(await collect(readPapers(path, { categories: ['math.CO'] }))).toEqual([
      {
        line: 2,
        fields: { ...emptyPaper('Paper 0704.0002'), arxivId: '0704.0002', categories: ['math.CO'] },
      },
    ]);
  });

  it('reads BibTeX', async () => {
    const path = await saveFile('mine.bib', '@misc{a,\n  title = {A Title}\n}\n');
    expect(await collect(readPapers(path))).toEqual([{ line: 1, fields: emptyPaper('A Title') }]);
  });

  it('lets the caller override the detected format', async () => {
    const path = await saveFile('plain.txt', 'A Title\n\nWe study it.\n');
    expect(await readError(path)).toBe(
      "PATH: unknown format (not JSON lines, a saved Daily Papers page, arXiv's snapshot or BibTeX); if it is one of them, name it with --format",
    );
    expect(await collect(readPapers(path, { format: 'saved-page' }))).toHaveLength(1);
  });

  it('can be stopped before the end', async () => {
    const path = await saveFile('long.jsonl', '{"title":"A"}\n'.repeat(100_000));
    for await (const record of readPapers(path)) {
      expect(record.line).toBe(1);
      break;
    }
  });

  it('rejects an endless line without filling the memory', async () => {
    const path = await saveFile('endless.jsonl', `{"title":"${'x'.repeat(9_000_000)}\n{"title":"B"}\n`);
    expect(await collect(readPapers(path))).toEqual([
      { line: 1, rejected: 'longer than 4194304 characters' },
      { line: 2, fields: emptyPaper('B') },
    ]);
  });

  it.each([
    ['an empty file', '', 'PATH: the file is empty; save the page or export the papers again'],
    [
      'bytes that are not UTF-8',
      Buffer.from([0x7b, 0x22, 0xff, 0x22, 0x7d]),
      'PATH: not UTF-8 text; save it as plain text in UTF-8',
    ],
    [
      'a character cut off at the end',
      Buffer.from([0x7b, 0x22, 0xcf]),
      'PATH: not UTF-8 text; save it as plain text in UTF-8',
    ],
    ['NUL bytes', '{"title":"\0"}', 'PATH: not UTF-8 text; save it as plain text in UTF-8'],
    [
      'UTF-16',
      Buffer.from(`\uFEFF${PAGE}`, 'utf16le'),
      'PATH: not UTF-8 text; save it as plain text in UTF-8',
    ],
  ])('refuses %s', async (_what, content, message) => {
    expect(await readError(await saveFile('bad.jsonl', content))).toBe(message);
  });

  it('rejects the line with a wrong byte, and reads the others', async () => {
    const content = Buffer.from(
      '{"title":"One"}\n{"title":"Caf\xe9"}\n{"title":"T\0o"}\n{"title":"Two"}\n',
      'latin1',
    );
    expect(await collect(readPapers(await saveFile('one-bad.jsonl', content)))).toEqual([
      { line: 1, fields: emptyPaper('One') },
      { line: 2, rejected: 'not UTF-8 text' },
      { line: 3, rejected: 'not UTF-8 text' },
      { line: 4, fields: emptyPaper('Two') },
    ]);
  });

  it('rejects the entry of a .bib file with a wrong byte, and reads the others', async () => {
    const content = Buffer.from(
      '@misc{a, title={One}}\n@misc{b,\n title={Caf\xe9}}\n@misc{c, title={Two}}',
      'latin1',
    );
    expect(await collect(readPapers(await saveFile('one-bad.bib', content)))).toEqual([
      { line: 1, fields: emptyPaper('One') },
      { line: 2, rejected: '@misc: not UTF-8 text' },
      { line: 4, fields: emptyPaper('Two') },
    ]);
  });

  it('rejects the paper of a saved page with a wrong byte, and reads the others', async () => {
    const page = [
      'Daily Papers\n\n',
      pageEntry('The First Lamp', 'We light it.'),
      pageEntry('The Caf\xe9 Lamp', 'We light it too.'),
      pageEntry('The Third Lamp', 'We light a \xe9 third.'),
      pageEntry('The Last Lamp', 'We light the last.'),
    ].join('');
    // The marks of the page are UTF-8, and two bytes are not.
    const utf8 = Buffer.from(page, 'utf8').toString('latin1').replaceAll('\xc3\xa9', '\xe9');
    const mixed = await saveFile('mixed.txt', Buffer.from(utf8, 'latin1'));
    expect(await collect(readPapers(mixed))).toMatchObject([
      { fields: { title: 'The First Lamp', authorCount: 4 } },
      { rejected: 'not UTF-8 text: "The Caf Lamp"' },
      { rejected: 'not UTF-8 text: "We light a third."' },
      { fields: { title: 'The Last Lamp', publishedAt: '2024-07-08' } },
    ]);
  });

  it.each(['ISO-8859-1', 'Cp1252', 'windows-1252'])(
    'reads a .bib file in the encoding that it states, %s',
    async name => {
      const content = Buffer.from(`% Encoding: ${name}\n@misc{a, title={Caf\xe9 lamps}}`, 'latin1');
      expect(await collect(readPapers(await saveFile('stated.bib', content)))).toEqual([
        { line: 2, fields: emptyPaper('Café lamps') },
      ]);
    },
  );

  it('reads dates without a year on a page as never later than its file', async () => {
    const page = 'Daily Papers\nDec 31\n\nA Title\n\nWe study it.\n\n• 4 authors\n·\nDec 30 12\n';
    const path = await saveFile('december.txt', page);
    await utimes(path, new Date('2026-01-02T00:00:00Z'), new Date('2026-01-02T00:00:00Z'));
    expect(await collect(readPapers(path))).toMatchObject([
      { fields: { publishedAt: '2025-12-30', listedOn: ['2025-12-31'] } },
    ]);
  });

  it('refuses a binary file as such, not as an unknown format', async () => {
    const path = await saveFile('paper.pdf', Buffer.from([0x25, 0x50, 0x44, 0x46, 0x00, 0xff]));
    expect(await readError(path)).toBe('PATH: not UTF-8 text; save it as plain text in UTF-8');
  });

  it('refuses a missing file and a directory, and says what to do', async () => {
    expect(await readError(join(folder, 'absent.txt'))).toBe('PATH: file not found; check the path');
    expect(await readError(folder)).toBe('PATH: a directory; name the files in it');
  });

  it('refuses a page that is too large', async () => {
    const path = await saveFile('huge.txt', PAGE);
    await truncate(path, 32 * 1024 * 1024 + 1);
    expect(await readError(path)).toBe('PATH: larger than 32 MB; split it into its pages');
  });
});
