import { setImmediate } from 'node:timers/promises';
import { CompiledQuery } from 'kysely';
import { Pool } from 'pg';
import { describe, expect, it } from 'vitest';
import { emptyPaper } from '../../../../src/core/paper/paper.ts';
import { inTransaction } from '../../../../src/store/database/in-transaction.ts';
import { commit } from '../../../../src/store/database/postgres/commit.ts';
import { runQuery, type Connection } from '../../../../src/store/database/postgres/run-query.ts';
import { applyReaction } from '../../../../src/usecases/apply-reaction.ts';
import {
  createPostgres,
  endConnections,
  hasPostgres,
  openTestPostgres,
  POSTGRES_SKIP,
} from '../../../support/postgres.ts';

/** Opens the same database as two processes do. */
async function openTwice() {
  const first = await openTestPostgres();
  return [first, await openTestPostgres(first.url)] as const;
}

/** Opens connections to a new database, which may be dropped before they have closed. */
async function openPool(): Promise<Pool> {
  const pool = new Pool({ connectionString: await createPostgres() });
  pool.on('error', () => undefined);
  return pool;
}

const range = (count: number) => [...Array(count).keys()];

describe.skipIf(!hasPostgres)(`transactions of several processes${POSTGRES_SKIP}`, () => {
  it('are run again until none has missed what another one wrote', async () => {
    const [one, two] = await openTwice();
    let runs = 0;
    const increment = ({ database }: typeof one) =>
      inTransaction(database.db, async tx => {
        runs += 1;
        const { value } = await tx
          .selectFrom('facts')
          .select('value')
          .where('name', '=', 'clock')
          .executeTakeFirstOrThrow();
        await tx
          .updateTable('facts')
          .set({ value: String(Number(value) + 1) })
          .where('name', '=', 'clock')
          .execute();
      });
    await one.stores.metadata.set('clock', '0');
    await Promise.all(range(8).map(at => increment(at % 2 === 0 ? one : two)));
    expect(await two.stores.metadata.get('clock')).toBe('8');
    expect(runs).toBeGreaterThan(8);
  });

  it('show no change of a paper before those with smaller revs', async () => {
    const [one, two] = await openTwice();
    const seen: number[] = [];
    const writing = { isDone: false };
    const follow = async () => {
      for (let rev = 0; !writing.isDone || rev < (await one.stores.papers.lastRev());) {
        const changed = await one.stores.papers.changedSince(rev, 100);
        seen.push(...changed.map(({ id }) => id));
        rev = changed.at(-1)?.rev ?? rev;
        await setImmediate();
      }
    };
    const write = async ({ unitOfWork }: typeof one, name: string) => {
      for (const number of range(15))
        await unitOfWork(({ papers }) => papers.insert(emptyPaper(`${name} ${number}`)));
    };
    const following = follow();
    await Promise.all([write(one, 'first'), write(two, 'second')]);
    writing.isDone = true;
    await following;
    expect(new Set(seen).size).toBe(30);
  });

  it('apply reactions of one person, which arrive at two processes, one after another', async () => {
    const [one, two] = await openTwice();
    const { id } = await one.unitOfWork(({ papers }) => papers.insert(emptyPaper('Made up')));
    await one.unitOfWork(({ posted }) =>
      posted.remember({
        messageId: 'm',
        channelId: 'c',
        guildId: 'g',
        kind: 'card',
        paperIds: [id],
        postedAt: 1,
      }),
    );
    const react = ({ unitOfWork }: typeof one, change: 'added' | 'removed', at: number) =>
      unitOfWork(stores => applyReaction({ change, messageId: 'm', userId: 'u', emoji: '🔖', at }, stores));
    for (const round of range(5)) {
      await Promise.all([react(one, 'added', round), react(two, 'added', round)]);
      expect(await two.stores.library.count('u')).toBe(1);
      await Promise.all([react(one, 'removed', round), react(two, 'removed', round)]);
      expect(await two.stores.library.count('u')).toBe(0);
    }
  });

  it('are run again from the beginning if their connection breaks', async () => {
    const { url, database, stores } = await openTestPostgres();
    let runs = 0;
    await inTransaction(database.db, async tx => {
      runs += 1;
      await tx
        .insertInto('facts')
        .values({ name: `run ${runs}`, value: 'kept' })
        .execute();
      if (runs === 1) await endConnections(url, "state = 'idle in transaction'");
      await tx
        .insertInto('facts')
        .values({ name: 'clock', value: String(runs) })
        .execute();
    });
    expect(await database.db.selectFrom('facts').select('name').orderBy('name').execute()).toEqual([
      { name: 'clock' },
      { name: 'run 2' },
    ]);
    expect(await stores.metadata.get('clock')).toBe('2');
  });

  it('do not hinder queries when the server closes connections that nothing runs on', async () => {
    const { url, stores } = await openTestPostgres();
    await stores.metadata.set('clock', '1');
    await endConnections(url);
    expect(await stores.metadata.get('clock')).toBe('1');
    await endConnections(url);
    await setImmediate();
    await stores.metadata.set('clock', '2');
    expect(await stores.metadata.get('clock')).toBe('2');
  });
});

describe.skipIf(!hasPostgres)(`a commit whose answer is lost${POSTGRES_SKIP}`, () => {
  it('is found to have been done', async () => {
    const { connection, rows, runElsewhere, close } = await openTransaction('done');
    await commit(breakingAt(connection, 'after'), runElsewhere);
    expect(connection.isBroken).toBe(true);
    expect(await rows()).toEqual([{ id: 1 }]);
    await close();
  });

  it('is found not to have been done, so that the transaction can be run again', async () => {
    const { connection, rows, runElsewhere, close } = await openTransaction('undone');
    await expect(commit(breakingAt(connection, 'before'), runElsewhere)).rejects.toThrow('rolled back');
    expect(await rows()).toEqual([]);
    await close();
  });

  it('needs no question if nothing was written', async () => {
    const pool = await openPool();
    const connection: Connection = { client: await pool.connect(), isBroken: false };
    await runQuery(connection, CompiledQuery.raw('begin'));
    await expect(commit(breakingAt(connection, 'before'), failIfAsked)).resolves.toBeUndefined();
    connection.client.release(true);
    await pool.end();
  });
});

/** Begins a transaction with one row, and returns its connection and what the commit asks with. */
async function openTransaction(table: string) {
  const pool = await openPool();
  await pool.query(`CREATE TABLE ${table} (id int)`);
  const connection: Connection = { client: await pool.connect(), isBroken: false };
  connection.client.on('error', () => undefined);
  await connection.client.query('BEGIN');
  await connection.client.query(`INSERT INTO ${table} VALUES (1)`);
  const rows = async () => (await pool.query(`SELECT id FROM ${table}`)).rows;
  const runElsewhere = async ({ sql, parameters }: CompiledQuery) => {
    const { rows: found } = await pool.query<Record<string, unknown>>(sql, [...parameters]);
    return { rows: found };
  };
  const close = async () => {
    connection.client.release(true);
    await pool.end();
  };
  return { connection, rows, runElsewhere, close };
}

/** Breaks the connection before or after the server has done what `commit` says. */
function breakingAt(connection: Connection, when: 'before' | 'after'): Connection {
  const { client } = connection;
  const query = client.query.bind(client);
  Object.assign(client, {
    query: async (text: string, values: unknown[]) => {
      if (text !== 'commit') return await query(text, values);
      if (when === 'after') await query(text);
      else await query('rollback');
      throw new Error('Connection terminated unexpectedly');
    },
  });
  return connection;
}

function failIfAsked(): Promise<never> {
  throw new Error('asked');
}
