import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { emptyPaper } from '../../src/core/paper/paper.ts';
import { openTestDatabase } from '../support/database.ts';
import { emptyDatabaseFolder } from '../support/empty-database.ts';
import { runVerb } from '../support/run-verb.ts';
import { tempFolder } from '../support/temp-folder.ts';

const ADA = '1212912186163200001';
const BEN = '1212912186163200002';

/** Creates a folder with a database in which Ada saved two papers. */
async function withLibrary(): Promise<string> {
  const folder = await emptyDatabaseFolder();
  const { stores, database } = await openTestDatabase(join(folder, 'data', 'paperboy.sqlite'));
  for (const [at, title] of ['First saved', 'Last saved'].entries()) {
    const { id } = await stores.papers.insert({ ...emptyPaper(title), publishedAt: '2024' });
    await stores.library.save(ADA, [id], { kind: 'explicit' }, Date.UTC(2026, 10, 20 + at));
  }
  await stores.papers.insert(emptyPaper('Never saved'));
  await database.close();
  return folder;
}

describe('paperboy export', () => {
  it('says in its help what is required', async () => {
    const { code, stdout } = await runVerb(['export', '--help'], tempFolder());
    expect(code).toBe(0);
    expect(stdout).toMatch(/<user>/);
    expect(stdout.replaceAll(/\s+/g, ' ')).toMatch(
      /--format <format> what to print \(choices: [^)]*\) \(required\)/,
    );
  });

  it.each([
    ['bibtex', /^@misc\{[^]*\{Last\} saved[^]*\{First\} saved/],
    ['ris', /^TY {2}- UNPD\r\nTI {2}- Last saved\r\n[^]*First saved/],
    ['csl', /^\[[^]*Last saved[^]*First saved/],
    ['csv', /^\uFEFF"title",[^]*"Last saved",[^]*"2026-11-21T[^]*"First saved",[^]*"2026-11-20T/],
    ['markdown', /^- \*\*Last saved\*\* \(2024\)\n- \*\*First saved\*\*/],
  ])('prints what a user saved as %s, newest first, and nothing else', async (format, expected) => {
    const { code, stdout, stderr } = await runVerb(['export', ADA, '--format', format], await withLibrary());
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toMatch(expected);
    expect(stdout).not.toContain('Never saved');
  });

  it.each([
    ['bibtex', /^$/],
    ['ris', /^$/],
    ['csl', /^\[\]\n$/],
    ['csv', /^\uFEFF"title",[^\n]*\r\n$/],
    ['markdown', /^$/],
  ])('prints an empty %s for a user without papers, and says so', async (format, expected) => {
    const { code, stdout, stderr } = await runVerb(['export', BEN, '--format', format], await withLibrary());
    expect(code).toBe(0);
    expect(stdout).toMatch(expected);
    expect(stderr).toContain(`${BEN} has saved no papers`);
  });

  it.each([
    [['export', 'ada', '--format', 'csv']],
    [['export', '123', '--format', 'csv']],
    [['export', ADA, '--format', 'docx']],
    [['export', ADA]],
    [['export', '--format', 'csv']],
  ])('exits 2 and prints its usage for %j', async args => {
    const { code, stdout, stderr } = await runVerb(args, tempFolder());
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).not.toBe('');
  });

  it('prints its usage', async () => {
    const { code, stdout } = await runVerb(['export', '--help'], tempFolder());
    expect(code).toBe(0);
    expect(stdout).toContain('Usage: paperboy export');
  });
});
