import { once } from 'node:events';
import { createServer } from 'node:net';
import { Kysely, sql } from 'kysely';
import { Client, Pool } from 'pg';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { openPostgres } from '../../../../src/store/database/postgres/open-postgres.ts';
import { SerializablePostgresDialect } from '../../../../src/store/database/postgres/postgres-dialect.ts';
import { toPostgresStoreError } from '../../../../src/store/database/postgres/postgres-errors.ts';
import type { Schema } from '../../../../src/store/database/schema.ts';
import { StoreError } from '../../../../src/store/database/store-error.ts';
import { startScriptedPostgres, type ScriptedAnswer } from '../../../support/scripted-postgres.ts';

const SERVER = { version: '16', shown: '16.2', encoding: 'UTF8' };

describe('a server of PostgreSQL that cannot be used', () => {
  it.each<[string, ScriptedAnswer, RegExp]>([
    [
      'refuses the password',
      { code: '28P01', message: 'password authentication failed for user "ada"' },
      /it refuses the user or the password.*password authentication failed for user "ada"/,
    ],
    [
      'has no such database',
      { code: '3D000', message: 'database "paperboy" does not exist' },
      /no such database\. Create it: createdb/,
    ],
    [
      'has no free connection',
      { code: '53300', message: 'sorry, too many clients already' },
      /accepts no more connections\. Raise max_connections/,
    ],
    [
      'is too old',
      { row: { ...SERVER, version: '13', shown: '13.4' } },
      /is PostgreSQL 13\.4: Paperboy needs version 14 or newer/,
    ],
    [
      'has a database that is not for Unicode',
      { row: { ...SERVER, encoding: 'LATIN1' } },
      /has the encoding LATIN1\. Create one for Unicode/,
    ],
  ])('is named with what to do in one line, without the password, if it %s', async (_name, answer, text) => {
    const url = await startScriptedPostgres(answer);
    const error: unknown = await openPostgres(url).catch((each: unknown) => each);
    expect(error).toBeInstanceOf(StoreError);
    expect(String(error)).toMatch(text);
    expect(String(error)).toMatch(/postgres:\/\/ada@127\.0\.0\.1:\d+\/paperboy/);
    expect(String(error)).not.toMatch(/pa55word|\n/);
  });

  it('is named too if it accepts a connection and says nothing', async () => {
    const server = createServer();
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    onTestFinished(() => void server.close());
    const address = server.address();
    const port = typeof address === 'object' ? address?.port : undefined;
    const url = `postgres://ada:pa55word@127.0.0.1:${port}/paperboy`;
    const client = new Client({ connectionString: url, connectionTimeoutMillis: 20 });
    client.on('error', () => undefined);
    const error: unknown = await client.connect().catch((each: unknown) => each);
    await client.end();
    const named = toPostgresStoreError({ kind: 'postgres', url }, error);
    expect(named).toBeInstanceOf(StoreError);
    expect(String(named)).toMatch(/does not answer\. Check the address/);
  });

  it('is waited for once by a transaction, if it answers no more', async () => {
    const pool = new Pool({ connectionString: await startScriptedPostgres({ row: SERVER, queries: 1 }) });
    pool.on('error', () => undefined);
    const db = new Kysely<Schema>({ dialect: new SerializablePostgresDialect(pool) });
    let isAsked = false;
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    onTestFinished(() => void vi.useRealTimers());
    const failed = db
      .transaction()
      .execute(async tx => {
        const asking = sql`SELECT 1`.execute(tx);
        isAsked = true;
        await asking;
      })
      .catch(String);
    await expect.poll(() => isAsked).toBe(true);
    await vi.advanceTimersByTimeAsync(36_000);
    expect(await failed).toMatch(/The query got no answer/);
    await db.destroy();
  });
});
