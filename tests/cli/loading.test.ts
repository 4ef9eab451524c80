import { describe, expect, it } from 'vitest';
import { modulesLoadedBy, packagesLoadedBy } from '../support/layers.ts';
import { sourceFiles } from '../support/source-files.ts';

const ENTRY = 'src/cli.ts';

describe('the command line loads', () => {
  it('no verb and no package but commander for --help and --version', () => {
    const packages = [...packagesLoadedBy([ENTRY], sourceFiles)].filter(name => !name.startsWith('node:'));
    expect(packages).toEqual(['commander']);
    const modules = modulesLoadedBy([ENTRY], sourceFiles);
    expect(
      modules.filter(module => !/^src\/(cli\.ts|cli\/\w+\.ts|process\/[\w-]+\.ts)$/.test(module)),
    ).toEqual([]);
    expect(modules).not.toContain('src/process/config.ts');
  });

  it.each([
    ['search', 'src/cli/search/search.ts'],
    ['show', 'src/cli/show.ts'],
    ['similar', 'src/cli/similar.ts'],
    ['export', 'src/cli/export.ts'],
    ['status', 'src/cli/status.ts'],
    ['schedules', 'src/cli/schedules.ts'],
    ['backup', 'src/cli/backup.ts'],
    ['ingest', 'src/cli/ingest/ingest.ts'],
    ['ingest huggingface', 'src/cli/ingest/huggingface.ts'],
    ['ingest arxiv', 'src/cli/ingest/arxiv.ts'],
  ])('neither discord.js nor the emulator for %s', (_verb, file) => {
    expect(sourceFiles.has(file)).toBe(true);
    const entries = [ENTRY, 'src/process/config.ts', file];
    const packages = packagesLoadedBy(entries, sourceFiles);
    expect(packages).toContain('better-sqlite3');
    expect([...packages].filter(name => /^(@?discord\.?js|ws$)/.test(name))).toEqual([]);
    const modules = modulesLoadedBy(entries, sourceFiles);
    expect(
      modules.filter(module => /^(commands|src\/(discord|discord-emulator|playground))\//.test(module)),
    ).toEqual([]);
  });

  it.each([
    ['status', 'src/cli/status.ts'],
    ['show', 'src/cli/show.ts'],
    ['ingest', 'src/cli/ingest/ingest.ts'],
  ])('no index for %s', (_verb, file) => {
    expect(packagesLoadedBy([ENTRY, file], sourceFiles)).not.toContain('minisearch');
  });

  it('discord.js for register', () => {
    expect(packagesLoadedBy(['src/cli/register.ts'], sourceFiles)).toContain('discord.js');
  });
});
