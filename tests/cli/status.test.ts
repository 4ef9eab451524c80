import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openSqlite } from '../../src/store/database/sqlite/open-sqlite.ts';
import { createStores } from '../../src/store/stores.ts';
import { runVerb } from '../support/run-verb.ts';
import { tempFolder } from '../support/temp-folder.ts';

describe('paperboy status', () => {
  it('prints how old the newest papers are, with alerts even if no bot fetches any', async () => {
    const folder = tempFolder();
    const file = join(folder, 'a.sqlite');
    const { db, close } = await openSqlite(file);
    const { sources } = createStores(db);
    const end = { at: Date.parse('2026-01-05T12:00Z'), isSuccess: true, hasPapers: true, problem: null };
    await sources.recordRun('huggingface', end);
    // No category is followed, so nothing is missing.
    await sources.recordRun('arxiv', end);
    await close();
    const env = { DATABASE_URL: file };
    const { stdout } = await runVerb(['status', '--json'], folder, env);
    const status = JSON.parse(stdout);
    expect(status.alerts).toEqual([expect.stringContaining('Hugging Face since 2026-01-05T12:00')]);
    expect(status.sources[0].ageHours).toBeGreaterThan(48);
    expect((await runVerb(['status'], folder, env)).stdout).toMatch(/huggingface: .* \([\d.]+ hours ago\)/);
  });
});
