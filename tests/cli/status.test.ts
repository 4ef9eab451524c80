import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openDatabase } from '../../src/store/database/open.ts';
import { openStores } from '../../src/store/stores.ts';
import { runCli } from '../support/cli-process.ts';
import { tempFolder } from '../support/temp-folder.ts';

describe('paperboy status', () => {
  it('tells how old what came is, and alerts also where no bot asks', async () => {
    const folder = tempFolder();
    const file = join(folder, 'a.sqlite');
    const { db, close } = await openDatabase(file);
    const { sources } = openStores(db);
    const end = { at: Date.parse('2026-01-05T12:00Z'), isSuccess: true, hasNews: true, problem: null };
    await sources.ran('huggingface', end);
    // No category is followed, so nothing is missed.
    await sources.ran('arxiv', end);
    await close();
    const env = { DATABASE_URL: file };
    const { stdout } = await runCli(['status', '--json'], folder, env);
    const status = JSON.parse(stdout);
    expect(status.alerts).toEqual([expect.stringContaining('Hugging Face since 2026-01-05T12:00')]);
    expect(status.sources[0].ageHours).toBeGreaterThan(48);
    expect((await runCli(['status'], folder, env)).stdout).toMatch(/huggingface: .* \([\d.]+ hours ago\)/);
  });
});
