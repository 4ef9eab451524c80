import { describe, expect, it } from 'vitest';
import { openPostgres } from '../../../../src/store/database/postgres/open-postgres.ts';
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
});
