import { localDate } from '../../core/time/calendar.ts';
import { DAY_MS, MINUTE_MS, SECOND_MS } from '../../core/time/duration.ts';
import type { ServerDatabaseState } from '../../store/database/postgres/inspect-postgres.ts';
import type { DatabaseState } from '../../store/database/sqlite/inspect-database.ts';

/** What `doctor` found out about one thing. */
export interface Finding {
  readonly check:
    | 'token'
    | 'database'
    | 'backups'
    | 'disk'
    | 'discord'
    | 'clock'
    | 'shards'
    | 'proxy'
    | 'permissions'
    | 'message content'
    | 'sources';
  /** A warning is for the operator to think about; with a problem the bot does not work. */
  readonly result: 'ok' | 'warning' | 'problem';
  /** What is so, and for anything but `ok` what to do. */
  readonly text: string;
}

/** A day's backup, its partial copy and the WAL fit into this, beside twice the database. */
const MIN_FREE_BYTES = 200 * 1024 ** 2;

/** Discord refuses nothing for a wrong clock, but digests come at wrong times. */
const MAX_CLOCK_ERROR_MS = MINUTE_MS;

export function tokenFinding(token: string | undefined): Finding {
  if (token === undefined)
    return {
      check: 'token',
      result: 'warning',
      text: 'DISCORD_TOKEN is not set: npm start serves the playground',
    };
  const [id = '', ...rest] = token.split('.');
  const hasShape = rest.length === 2 && /^\d{17,20}$/.test(Buffer.from(id, 'base64url').toString('latin1'));
  if (hasShape) return { check: 'token', result: 'ok', text: 'DISCORD_TOKEN looks like a token' };
  return {
    check: 'token',
    result: 'problem',
    text: 'DISCORD_TOKEN does not look like a token: copy it again from the Bot page of the developer portal, not the public key or the client secret',
  };
}

/** Discord was asked with the token. */
export function refusedTokenFinding(): Finding {
  return {
    check: 'token',
    result: 'problem',
    text: 'Discord refuses DISCORD_TOKEN: reset it on the Bot page of the developer portal, and copy the new one',
  };
}

/** `name`: of a database on a server. */
export function serverFinding(name: string, { schema, newestSchema, tables }: ServerDatabaseState): Finding {
  const check = 'database';
  if (schema === undefined && tables > 0)
    return {
      check,
      result: 'problem',
      text: `${name} is a database of another program: point DATABASE_URL to one of Paperboy's own`,
    };
  if (schema === undefined)
    return { check, result: 'ok', text: `${name} is empty: the first start creates its tables` };
  if (schema > newestSchema)
    return { check, result: 'problem', text: `${name} was written by a newer Paperboy: update this one` };
  const state =
    schema < newestSchema
      ? `schema ${schema}: the next start migrates it to ${newestSchema}`
      : 'paperboy backup prints how to back it up';
  return { check, result: 'ok', text: `${name} answers, ${state}` };
}

export function databaseFinding(file: string, state: DatabaseState): Finding {
  const check = 'database';
  const { size, problems, schema, newestSchema, newestBackup } = state;
  const restore =
    newestBackup === undefined ? 'restore a backup of your own' : `copy ${newestBackup} to its place`;
  if (size === undefined || size === 0) {
    const what = `${file} ${size === 0 ? 'is empty' : 'does not exist'}`;
    return newestBackup === undefined
      ? { check, result: 'ok', text: `${what}: the first start creates it` }
      : { check, result: 'problem', text: `${what}, but it has a backup: ${restore}, or npm start -- --new` };
  }
  const [first] = problems.filter(({ isHarmless }) => !isHarmless);
  if (first)
    return {
      check,
      result: 'problem',
      text: `${file} is damaged (${first.text}): stop the bot and ${restore}`,
    };
  if (state.isOfAnotherProgram)
    return {
      check,
      result: 'problem',
      text: `${file} is a database of another program: point DATABASE_URL to a file of Paperboy's own`,
    };
  if (schema > newestSchema)
    return { check, result: 'problem', text: `${file} was written by a newer Paperboy: update this one` };
  const age =
    schema < newestSchema ? `, schema ${schema}: the next start migrates it to ${newestSchema}` : '';
  return { check, result: 'ok', text: `${file} is sound, ${toMegabytes(size)} MB${age}` };
}

export function backupsFinding({ size, newestBackupDay }: DatabaseState, now: number): Finding {
  const check = 'backups';
  if (size === undefined) return { check, result: 'ok', text: 'there is nothing to back up yet' };
  if (newestBackupDay === undefined)
    return {
      check,
      result: 'warning',
      text: 'there is no daily backup yet: the bot writes the first one an hour after its start',
    };
  if (newestBackupDay < localDate(now - 2 * DAY_MS, 'UTC'))
    return {
      check,
      result: 'warning',
      text: `the newest daily backup is of ${newestBackupDay}: see database_maintenance_failed in the log`,
    };
  return { check, result: 'ok', text: `the newest daily backup is of ${newestBackupDay}` };
}

export function diskFinding(freeBytes: number, databaseBytes: number): Finding {
  const needed = MIN_FREE_BYTES + 2 * databaseBytes;
  const text = `${toMegabytes(freeBytes)} MB are free beside the database`;
  if (freeBytes >= needed) return { check: 'disk', result: 'ok', text };
  return {
    check: 'disk',
    result: 'warning',
    text: `${text}: make room for ${toMegabytes(needed)} MB, for backups`,
  };
}

/** `serverTime`: Discord's time (ms since the epoch), or why it is unknown. */
export function networkFindings(url: string, serverTime: number | string, now: number): Finding[] {
  if (typeof serverTime === 'string') {
    const text = `${url} cannot be reached (${serverTime}): check the network, a proxy and DISCORD_API_URL`;
    return [{ check: 'discord', result: 'problem', text }];
  }
  const errorS = Math.round((now - serverTime) / SECOND_MS);
  const isRight = Math.abs(now - serverTime) <= MAX_CLOCK_ERROR_MS;
  return [
    { check: 'discord', result: 'ok', text: `${url} answers` },
    isRight
      ? { check: 'clock', result: 'ok', text: "the clock agrees with Discord's" }
      : { check: 'clock', result: 'problem', text: `the clock is ${errorS} s off: set it by NTP` },
  ];
}

function toMegabytes(bytes: number): string {
  return (bytes / 1024 ** 2).toLocaleString('en-GB', { maximumFractionDigits: 1 });
}
