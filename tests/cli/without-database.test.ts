import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runVerb } from '../support/run-verb.ts';
import { tempFolder } from '../support/temp-folder.ts';

describe('a path without a database', () => {
  it.each([
    ['status', []],
    ['search', ['pruning']],
    ['show', ['2401.00001']],
    ['similar', ['2401.00001']],
    ['schedules', []],
    ['export', ['1212912186163200001', '--format', 'ris']],
    ['backup', ['copy.sqlite']],
  ])(
    'is reported by %s with exit 1 and the playground’s path, and no database is created',
    async (verb, args) => {
      const folder = tempFolder();
      const file = join(folder, 'new', 'a.sqlite');
      const { code, stdout, stderr } = await runVerb([verb, ...args], folder, { DATABASE_URL: file });
      expect([code, stdout]).toEqual([1, '']);
      expect(stderr).toContain(file);
      expect(stderr).toContain('paperboy ingest');
      expect(stderr).toContain("the playground's is file:data/playground/paperboy.sqlite");
      expect(existsSync(join(folder, 'new'))).toBe(false);
    },
  );
});

describe('a database that cannot be written', () => {
  it('is named by ingest, with what to check', async () => {
    const folder = tempFolder();
    const env = { DATABASE_URL: join(folder, 'a.sqlite') };
    const file = join(folder, 'papers.jsonl');
    writeFileSync(file, '{"title":"One"}\n');
    await runVerb(['ingest', file], folder, env);
    const bytes = readFileSync(env.DATABASE_URL);
    // The format's write version: one above those that SQLite knows makes a file read-only for everyone.
    bytes[18] = 3;
    writeFileSync(env.DATABASE_URL, bytes);
    writeFileSync(file, '{"title":"Two"}\n');
    const { code, stderr } = await runVerb(['ingest', file], folder, env);
    expect(code).toBe(1);
    expect(stderr).toContain(`${env.DATABASE_URL}: attempt to write a readonly database`);
    expect(stderr).toContain('may read and write');
    expect((await runVerb(['search', 'one'], folder, env)).stdout).toContain('1. One');
  });
});

describe('paperboy --version', () => {
  it('prints the version of the package', async () => {
    const { version }: { version: string } = JSON.parse(readFileSync('package.json', 'utf8'));
    expect((await runVerb(['--version'], tempFolder())).stdout).toBe(`${version}\n`);
  });
});
