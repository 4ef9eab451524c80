import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from 'pg';
import { describe, expect, it } from 'vitest';
import { DEAD_AFTER_MS } from '../../src/core/processes.ts';
import { DAY_MS } from '../../src/core/time/duration.ts';
import { openPostgres } from '../../src/store/database/postgres/open-postgres.ts';
import { createStores } from '../../src/store/stores.ts';
import { createManualClock } from '../support/manual-clock.ts';
import { createPostgres, hasPostgres, POSTGRES_SKIP } from '../support/postgres.ts';
import { runVerb } from '../support/run-verb.ts';
import { tempFolder } from '../support/temp-folder.ts';

const RECORDS = [
  { title: 'Gardens that water themselves', abstract: 'A made-up text about pumps.', arxivId: '2501.00001' },
  { title: 'Counting birds at night', abstract: 'A made-up text about owls.', arxivId: '2501.00002' },
];

describe.skipIf(!hasPostgres)(`the command line on PostgreSQL${POSTGRES_SKIP}`, () => {
  it('ingests, searches, shows, exports and removes papers', async () => {
    const folder = tempFolder();
    const env = { DATABASE_URL: await createPostgres(), DATA_FOLDER: join(folder, 'files') };
    const run = (...args: string[]) => runVerb(args, folder, env);
    const file = join(folder, 'records.jsonl');
    writeFileSync(file, RECORDS.map(record => JSON.stringify(record)).join('\n'));

    expect(await run('ingest', file)).toMatchObject({ code: 0 });
    expect((await run('search', 'owls')).stdout).toContain('Counting birds at night');
    expect((await run('show', '2501.00001')).stdout).toContain('Gardens that water themselves');
    expect((await run('similar', '2501.00001')).code).toBe(0);
    expect((await run('schedules')).code).toBe(0);
    expect((await run('export', '1212912186163200001', '--format', 'bibtex')).code).toBe(0);
    expect((await run('remove', '2501.00001', '--yes')).code).toBe(0);
    const status = await run('status', '--json');
    expect(JSON.parse(status.stdout)).toMatchObject({
      papers: 1,
      backups: expect.stringContaining('pg_dump'),
    });
  });

  it('shows the processes that are alive by the clock of the database', async () => {
    const DATABASE_URL = await createPostgres();
    const database = await openPostgres(DATABASE_URL);
    const seenAt = (await database.readTime?.()) ?? 0;
    const { processes } = createStores(database.db);
    for (const [id, ageMs] of [
      ['alive', 0],
      ['dead', DEAD_AFTER_MS],
    ] as const)
      await processes.beat({ id, startedAt: 0, seenAt: seenAt - ageMs, shards: { count: 1, ids: [0] } });
    await database.close();
    const slowClock = createManualClock(seenAt - DAY_MS);
    const { stdout } = await runVerb(['status', '--json'], tempFolder(), { DATABASE_URL }, slowClock);
    expect(JSON.parse(stdout)).toMatchObject({ processes: [{ id: 'alive' }] });
  });

  it.each(['status', 'schedules', 'show 1', 'search owls'])(
    'says that a database is empty, and creates nothing in it: %s',
    async verb => {
      const DATABASE_URL = await createPostgres({ isEmpty: true });
      const { code, stdout, stderr } = await runVerb(verb.split(' '), tempFolder(), { DATABASE_URL });
      expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
      expect(stderr).toMatch(/^[^\n]* is empty\. Fill it with: paperboy ingest PATH…[^\n]*\n$/);
      const client = new Client({ connectionString: DATABASE_URL });
      await client.connect();
      const { rows } = await client.query("SELECT tablename FROM pg_tables WHERE schemaname = 'public'");
      await client.end();
      expect(rows).toEqual([]);
    },
  );

  it('names the commands of a backup, without the password', async () => {
    const folder = tempFolder();
    const DATABASE_URL = 'postgres://ada:pa55word@db.example.org/paperboy?sslmode=require';
    const result = await runVerb(['backup', 'copy of today'], folder, { DATABASE_URL });
    expect(result.code).toBe(1);
    expect(result.stderr).toContain(
      "pg_dump --format=custom --file='copy of today' postgres://ada@db.example.org/paperboy",
    );
    expect(result.stderr).not.toContain('pa55word');
  });

  it('says in one line that the server does not answer', async () => {
    const DATABASE_URL = 'postgres://ada:pa55word@127.0.0.1:1/paperboy';
    const { code, stdout, stderr } = await runVerb(['status'], tempFolder(), { DATABASE_URL });
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toMatch(/^[^\n]*postgres:\/\/ada@127\.0\.0\.1:1\/paperboy: it does not answer[^\n]*\n$/);
  });

  it('is examined by doctor, which changes nothing', async () => {
    const folder = tempFolder();
    const url = await createPostgres({ isEmpty: true });
    const examine = async (DATABASE_URL: string) => {
      const { stdout } = await runVerb(['doctor'], folder, {
        DATABASE_URL,
        DISCORD_API_URL: 'http://127.0.0.1:2',
      });
      return /^.* database: .*$/m.exec(stdout)?.[0];
    };
    expect(await examine(url)).toMatch(/^ok .* is empty: the first start creates its tables$/);
    // Nothing was created by that.
    expect(await examine(url)).toMatch(/^ok .* is empty/);
    const client = new Client({ connectionString: url });
    await client.connect();
    await client.query('CREATE TABLE songs (title text)');
    expect(await examine(url)).toMatch(/^problem .* is a database of another program/);
    await client.query(
      'DROP TABLE songs; CREATE TABLE paperboy_schema (version integer); INSERT INTO paperboy_schema VALUES (9999)',
    );
    expect(await examine(url)).toMatch(/^problem .* was written by a newer Paperboy: update this one$/);
    await client.query('UPDATE paperboy_schema SET version = 3');
    expect(await examine(url)).toMatch(/^ok .* answers, schema 3: the next start migrates it to \d+$/);
    await client.end();
    expect(await examine(await createPostgres())).toMatch(/^ok .* answers, paperboy backup prints how/);
    expect(await examine('postgres://ada:pa55word@127.0.0.1:1/x')).toMatch(
      /^problem .*postgres:\/\/ada@127\.0\.0\.1:1\/x: it does not answer/,
    );
  });
});
