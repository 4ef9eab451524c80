import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openTestDatabase } from '../../support/database.ts';
import { emptyDatabaseFolder } from '../../support/empty-database.ts';
import { runVerb } from '../../support/run-verb.ts';
import { tempFolder } from '../../support/temp-folder.ts';

/** Ingests files, named by their endings, one after the other, and returns the reports, and the papers by title and id. */
async function ingest(...files: readonly (readonly [ending: string, content: string])[]) {
  const folder = await emptyDatabaseFolder();
  const reports: unknown[] = [];
  for (const [at, [ending, content]] of files.entries()) {
    const file = join(folder, `${at}.${ending}`);
    writeFileSync(file, content);
    const { stdout } = await runVerb(['ingest', file, '--json'], folder);
    const { added, updated, unchanged, rejected } = JSON.parse(stdout);
    reports.push({ added, updated, unchanged, rejected });
  }
  const { stores } = await openTestDatabase(join(folder, 'data', 'paperboy.sqlite'));
  const papers = await stores.papers.changedSince(0, 100);
  return { folder, reports, papers: papers.toSorted((a, b) => a.id - b.id) };
}

const ADDED = { added: 1, updated: 0, unchanged: 0, rejected: 0 };
const UNCHANGED = { added: 0, updated: 0, unchanged: 1, rejected: 0 };

describe('papers of ingested files', () => {
  it('are two if two introductions have other authors, years and DOIs', async () => {
    const entries = `
      @inbook{a, title={Introduction}, author={Byron, Ada}, year={1998}, doi={10.1000/aaa}}
      @inbook{b, title={Introduction}, author={Turing, Alan}, year={2015}, doi={10.2000/bbb}}`;
    const { folder, papers, reports } = await ingest(['bib', entries], ['bib', entries]);
    expect(papers).toMatchObject([
      { doi: '10.1000/aaa', authors: ['Ada Byron'], publishedAt: '1998' },
      { doi: '10.2000/bbb', authors: ['Alan Turing'], publishedAt: '2015' },
    ]);
    expect(reports[1]).toEqual({ ...UNCHANGED, unchanged: 2 });
    const shown = await runVerb(['show', 'https://doi.org/10.2000/BBB', '--json'], folder);
    expect(JSON.parse(shown.stdout)).toMatchObject({ title: 'Introduction', doi: '10.2000/bbb' });
  });

  it('are three for C, C++ and C#', async () => {
    const { papers } = await ingest([
      'bib',
      `@article{c, title={C}, author={Roe, Jane}}
       @article{d, title={C++}, author={Doe, John}}
       @article{e, title={C#}, author={Poe, Edgar}}`,
    ]);
    expect(papers.map(({ title, authors }) => [title, authors[0]])).toEqual([
      ['C', 'Jane Roe'],
      ['C++', 'John Doe'],
      ['C#', 'Edgar Poe'],
    ]);
  });

  it('keep their year and address if another work has the same title', async () => {
    const preprint = `@article{a, title={Zork Is All You Need}, author={Byron, Ada}, eprint={2312.00752}, archivePrefix={arXiv}}`;
    const other = `@article{b, title={Zork is all you need}, author={Unrelated, Someone}, year={1999}, url={https://zork.example/1999}}`;
    for (const order of [
      [preprint, other],
      [other, preprint],
    ]) {
      const { papers } = await ingest(['bib', order.join('\n')]);
      expect(papers).toHaveLength(2);
      expect(papers.find(({ arxivId }) => arxivId === '2312.00752')).toMatchObject({
        authors: ['Ada Byron'],
        publishedAt: null,
        url: null,
      });
    }
  });

  it('are one for one DOI, in any case, with the resolver or without, whatever its title', async () => {
    const { papers, folder } = await ingest(
      [
        'bib',
        `@article{a, title={Zork One}, doi={10.1000/x}}
         @article{b, title={Zork One: Extended}, doi={https://doi.org/10.1000/X}}`,
      ],
      ['jsonl', '{"title":"Zork One, revised","doi":"doi:10.1000/X"}'],
    );
    expect(papers).toMatchObject([{ title: 'Zork One: Extended', doi: '10.1000/x' }]);
    const found = await runVerb(['search', 'zork', '--json'], folder);
    expect(JSON.parse(found.stdout)).toMatchObject({ doi: '10.1000/x' });
  });

  it('are the same when a file without identifiers is read again', async () => {
    const entries = `
      @misc{a, title={Editorial}}
      @misc{b, title={Editorial}, author={Byron, Ada}}
      @misc{c, title={Editorial}, year={2020}}`;
    const { papers, reports } = await ingest(['bib', entries], ['bib', entries]);
    expect(papers).toHaveLength(3);
    expect(reports).toEqual([
      { ...ADDED, added: 3 },
      { ...UNCHANGED, unchanged: 3 },
    ]);
  });

  it('with one generic title are distinguished by author and year, and recognized when they are read again', async () => {
    const entries = Array.from(
      { length: 60 },
      (_, at) => `@misc{a, title={Editorial}, author={Byron${at}, Ada}, year={${2000 + (at % 20)}}}`,
    );
    const { papers, reports } = await ingest(['bib', entries.join('\n')], ['bib', entries[7] ?? '']);
    expect(papers).toHaveLength(60);
    expect(reports).toEqual([{ ...ADDED, added: 60 }, UNCHANGED]);
  });

  it('name the papers that a title alone fits', async () => {
    const folder = tempFolder();
    const file = join(folder, 'a.jsonl');
    writeFileSync(
      file,
      `{"title":"Zork lamps","arxivId":"2312.00001"}
       {"title":"Zork lamps","doi":"10.1000/x","authors":["Ada Byron"],"publishedAt":"1999"}
       {"title":"Zork lamps","arxivId":"2312.00002"}
       {"title":"Zork lamps"}`,
    );
    const { code, stderr } = await runVerb(['ingest', file], folder);
    expect(code).toBe(0);
    expect(stderr).toContain('fits 2 papers (arXiv:2312.00001, arXiv:2312.00002)');
  });

  it('take a DOI of arXiv for an arXiv id', async () => {
    const { papers } = await ingest(
      ['jsonl', '{"title":"Zork A","doi":"10.48550/arXiv.2312.00752"}'],
      ['bib', '@misc{a, title={Zork B}, eprint={2312.00752}, doi={10.48550/arXiv.2312.00752}}'],
    );
    expect(papers).toMatchObject([{ arxivId: '2312.00752', doi: null }]);
  });
});
