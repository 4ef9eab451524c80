import { describe, expect, it } from 'vitest';
import { databaseName, localFileOf } from '../../src/core/database-location.ts';

describe('the place of a database', () => {
  it('is named without its password and the settings that do not say where it is', () => {
    const url = 'postgres://ada:pa55word@db.example.org:5433/paperboy?sslmode=require&password=pa55word';
    expect(databaseName({ kind: 'postgres', url })).toBe('postgres://ada@db.example.org:5433/paperboy');
    const socket = 'postgres:///paperboy?password=pa55word&host=/run/postgresql&port=5433&user=ada';
    expect(databaseName({ kind: 'postgres', url: socket })).toBe(
      'postgres:///paperboy?host=/run/postgresql&port=5433',
    );
    expect(databaseName({ kind: 'sqlite', file: 'data/x.sqlite' })).toBe('data/x.sqlite');
  });

  it.each([
    ['postgres://ada@db.example.org:5433/paperboy', 'data/postgres-db.example.org-5433-paperboy'],
    ['postgres://ada@%2Frun%2Fpostgresql/paperboy', 'data/postgres-_run_postgresql-paperboy'],
    ['postgres:///paperboy?host=/run/postgresql', 'data/postgres-paperboy'],
  ])('of %s has its files on a host at %s', (url, file) => {
    expect(localFileOf({ kind: 'postgres', url })).toBe(file);
    expect(localFileOf({ kind: 'postgres', url, folder: '/srv' })).toBe(file.replace('data', '/srv'));
  });
});
