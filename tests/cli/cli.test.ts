import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { STARTER_FILE } from '../support/cli-process.ts';
import { openEmulator } from '../support/emulator.ts';
import { runVerb } from '../support/run-verb.ts';
import { starterFolder, tempFolder } from '../support/temp-folder.ts';

describe('paperboy ingest', () => {
  it('reports what became of the records, and each rejected one with file, line and reason', async () => {
    const folder = tempFolder();
    const file = join(folder, 'papers.jsonl');
    writeFileSync(
      file,
      '{"title":"Good"}\n{"title":""}\nno json\n\n{"title":"Also good","arxivId":"nonsense"}\n{"title":"Better"}\n',
    );
    const { code, stdout, stderr } = await runVerb(['ingest', file], folder);
    expect(code).toBe(0);
    expect(stdout).toContain('2 added, 0 updated, 0 unchanged, 3 rejected');
    for (const line of [2, 3, 5]) expect(stderr).toContain(`${file}:${line}: rejected: `);
    const again = await runVerb(['ingest', '--json', file], folder);
    expect(JSON.parse(again.stdout)).toEqual({ file, added: 0, updated: 0, unchanged: 2, rejected: 3 });
  });

  it('exits 1 for a file it cannot read, and ingests the others', async () => {
    const folder = tempFolder();
    const { code, stdout, stderr } = await runVerb(
      ['ingest', join(folder, 'missing.jsonl'), STARTER_FILE],
      folder,
    );
    expect(code).toBe(1);
    expect(stderr).toContain('missing.jsonl');
    expect(stdout).toContain('394 added');
  });
});

describe('paperboy search', () => {
  it('prints papers for people, and as JSON lines for programs', async () => {
    const folder = starterFolder();
    const text = await runVerb(['search', 'pangu', 'pi'], folder);
    expect(text.stdout.split('\n')[0]).toContain('PanGu-π');
    const json = await runVerb(['search', 'pangu pi language model', '--json', '--limit', '3'], folder);
    const lines = json.stdout
      .trim()
      .split('\n')
      .map(line => JSON.parse(line));
    expect(lines).toHaveLength(3);
    expect(lines[0]).toMatchObject({ arxivId: '2312.17276', score: expect.any(Number) });
  });

  it('finds exactly the paper that an arXiv id or link names', async () => {
    const folder = starterFolder();
    for (const name of ['2312.17276', 'https://arxiv.org/abs/2312.17276v2']) {
      const lines = (await runVerb(['search', name, '--json'], folder)).stdout.trim().split('\n');
      expect(lines.map(line => JSON.parse(line).arxivId)).toEqual(['2312.17276']);
    }
    expect((await runVerb(['search', 'https://arxiv.org/abs/2912.12345', '--json'], folder)).stdout).toBe('');
  });

  it('prints a batch in TREC run format, with ranks from 1 and scores that never rise', async () => {
    const folder = starterFolder();
    const queries = join(folder, 'queries.jsonl');
    writeFileSync(
      queries,
      '{"id":"q1","text":"mamba state space"}\nbroken\n{"id":2,"text":"neural architecture search"}\n',
    );
    const { code, stdout, stderr } = await runVerb(['search', '--batch', queries, '--trec'], folder);
    expect(code).toBe(0);
    expect(stderr).toContain(`${queries}:2: rejected`);
    const rows = stdout
      .trim()
      .split('\n')
      .map(line => line.split(' '));
    for (const row of rows) {
      expect(row).toHaveLength(6);
      expect([row[1], row[5]]).toEqual(['Q0', 'paperboy']);
    }
    for (const qid of ['q1', '2']) {
      const run = rows.filter(row => row[0] === qid);
      expect(run.map(row => Number(row[3]))).toEqual(run.map((_, at) => at + 1));
      const scores = run.map(row => Number(row[4]));
      expect(scores).toEqual(scores.toSorted((a, b) => b - a));
      expect(new Set(run.map(row => row[2])).size).toBe(run.length);
    }
    expect(rows.filter(row => row[0] === '2')).toHaveLength(100);
  });

  it('exits 0 without a hit, and with a query of 10,000 characters', async () => {
    const folder = starterFolder();
    const none = await runVerb(['search', 'qzxv', '--json'], folder);
    expect([none.code, none.stdout]).toEqual([0, '']);
    const long = await runVerb(
      ['search', 'neural network pruning '.repeat(450).slice(0, 10_000), '--limit', '1'],
      folder,
    );
    expect(long.code).toBe(0);
    expect(long.stdout).toContain('1. ');
  });

  it.each([
    [['search']],
    [['search', '']],
    [['search', 'x', '--limit', '0']],
    [['search', 'x', '--trec']],
    [['dance']],
    [['search', 'x', '--loud']],
  ])('exits 2 and prints its usage for %j', async args => {
    const { code, stdout, stderr } = await runVerb(args, tempFolder());
    expect(code).toBe(2);
    expect(stdout).toBe('');
    expect(stderr).not.toBe('');
  });
});

describe('paperboy show', () => {
  it('prints a paper in the form that ingest reads', async () => {
    const folder = starterFolder();
    const { stdout } = await runVerb(['show', 'https://arxiv.org/abs/1506.00019v4', '--json'], folder);
    const [first] = readFileSync(STARTER_FILE, 'utf8').split('\n');
    expect(JSON.parse(stdout)).toEqual(JSON.parse(first ?? ''));
  });

  it('prints LaTeX as text, and as it was written with --json', async () => {
    const folder = tempFolder();
    const title = String.raw`Maps of $\mathbb{R}^n$`;
    const file = join(folder, 'papers.jsonl');
    writeFileSync(file, JSON.stringify({ title, arxivId: '2503.01234' }));
    await runVerb(['ingest', file], folder);
    expect((await runVerb(['show', '2503.01234'], folder)).stdout).toContain('title: Maps of ℝⁿ\n');
    const { stdout } = await runVerb(['show', '2503.01234', '--json'], folder);
    expect(JSON.parse(stdout)).toMatchObject({ title });
  });

  it('says what a link without an arXiv id needs, and never searches for its words', async () => {
    const link = 'https://openreview.net/forum?id=networks';
    const folder = starterFolder();
    const { code, stderr } = await runVerb(['show', link], folder);
    expect(code).toBe(1);
    expect(stderr).toContain(
      'That link has no arXiv id Paperboy can read. Paste an arXiv, Hugging Face, alphaXiv or DOI link, or the title.',
    );
    expect(await runVerb(['search', link], folder)).toMatchObject({ code: 0, stdout: '' });
  });

  it('exits 1 for an unknown paper', async () => {
    const { code, stderr } = await runVerb(['show', '2901.00001'], starterFolder());
    expect(code).toBe(1);
    expect(stderr).toContain('2901.00001');
  });
});

describe('paperboy status', () => {
  it('prints one object', async () => {
    const folder = starterFolder();
    const { stdout } = await runVerb(['status', '--json'], folder);
    expect(JSON.parse(stdout)).toEqual({
      papers: 394,
      // No bot has served this database.
      indexed: null,
      database: join(folder, 'data', 'paperboy.sqlite'),
      lastIngest: expect.stringMatching(/^\d{4}-.*Z$/),
      schedules: 0,
      nextSlot: null,
      processes: [],
      sources: ['huggingface', 'arxiv'].map(name => ({
        name,
        lastSuccess: null,
        ageHours: null,
        nextRun: null,
        problem: null,
      })),
      alerts: [],
    });
  });

  it('does not fill an empty database: an operator may want only their own papers', async () => {
    const folder = tempFolder();
    writeFileSync(join(folder, 'none.jsonl'), '');
    await runVerb(['ingest', join(folder, 'none.jsonl')], folder);
    const { stdout } = await runVerb(['status', '--json'], folder);
    expect(JSON.parse(stdout)).toMatchObject({ papers: 0, indexed: null });
  });

  it('rejects a corrupt database with exit 1', async () => {
    const folder = tempFolder();
    const file = join(folder, 'a.sqlite');
    writeFileSync(file, 'not a database '.repeat(1_000));
    const { code, stderr } = await runVerb(['status'], folder, { DATABASE_URL: file });
    expect(code).toBe(1);
    expect(stderr).toContain('is corrupt');
  });
});

describe('paperboy register', () => {
  it('registers the commands everywhere or in one server', async () => {
    const emulator = await openEmulator();
    const env = { DISCORD_TOKEN: emulator.token, DISCORD_API_URL: emulator.apiUrl };
    expect((await runVerb(['register'], tempFolder(), env)).stdout).toContain('/search');
    expect(emulator.world.commands.list(null)).not.toHaveLength(0);
    const guild = emulator.world.seed.guild.id;
    expect((await runVerb(['register'], tempFolder(), { ...env, DEV_GUILD_ID: guild })).code).toBe(0);
    expect(emulator.world.commands.list(guild)).not.toHaveLength(0);
  });

  it('exits 78 if the token is refused, 2 without one', async () => {
    const emulator = await openEmulator();
    const wrong = await runVerb(['register'], tempFolder(), {
      DISCORD_TOKEN: 'wrong',
      DISCORD_API_URL: emulator.apiUrl,
    });
    expect(wrong.code).toBe(78);
    expect((await runVerb(['register'], tempFolder())).code).toBe(2);
  });
});

describe('help', () => {
  it.each([
    [['--help']],
    [['help', 'search']],
    [['ingest', '--help']],
    [['search', '--help']],
    [['show', '--help']],
    [['similar', '--help']],
    [['status', '--help']],
    [['register', '--help']],
  ])('is printed for %j', async args => {
    const { code, stdout } = await runVerb(args, tempFolder());
    expect(code).toBe(0);
    expect(stdout).toContain('Usage: paperboy');
  });
});
