import * as z from 'zod';
import type { DatabaseLocation } from '../core/database-location.ts';

/** DATABASE_URL: a file, or a database on a server of PostgreSQL. No message has its value, which may have a password. */
export const databaseUrlSchema = z
  .string()
  .default('file:data/paperboy.sqlite')
  .transform((url, context): DatabaseLocation => {
    const result = /^postgres(?:ql)?:/i.test(url) ? parsePostgresUrl(url) : parseFileUrl(url);
    if (typeof result !== 'string') return result;
    context.addIssue({ code: 'custom', message: result });
    return z.NEVER;
  });

/** Returns the spellings of the password in a DATABASE_URL, for the redaction of the log. */
export function databasePasswords(url: string): string[] {
  if (!/^postgres(?:ql)?:/i.test(url) || !URL.canParse(url)) return [];
  const { password, searchParams } = new URL(url);
  const spellings = [password, decodePath(password) ?? password, ...searchParams.getAll('password')];
  return spellings.filter(spelling => spelling !== '');
}

const NOT_POSTGRES =
  'is not the URL of a database: write postgres://USER:PASSWORD@HOST:5432/NAME, with %40 for an @ in the password';

const NOT_A_FILE =
  'is not a file: write file: and a path without ~ and ?, such as file:data/paperboy.sqlite or file:///var/lib/paperboy.sqlite; or postgres://USER:PASSWORD@HOST:5432/NAME';

/** Accepts a URL with a host, or a folder with a socket (`%2Frun%2Fpostgresql`) as one, and a name. Returns a problem otherwise. */
function parsePostgresUrl(url: string): DatabaseLocation | string {
  if (!URL.canParse(url)) return NOT_POSTGRES;
  const { hostname, searchParams, pathname } = new URL(url);
  const hasHost = hostname !== '' || searchParams.has('host');
  return hasHost && /^\/[^/]+$/.test(pathname) ? { kind: 'postgres', url } : NOT_POSTGRES;
}

/**
 * Accepts `file:data/x.sqlite`, `file:///var/a%20b.sqlite`, `file://localhost/var/x.sqlite` and a plain path. Anything else
 * would create a database of an odd name: settings after `?`, a home folder as `~`, and other hosts are refused.
 */
function parseFileUrl(url: string): DatabaseLocation | string {
  const isFileUrl = /^file:/i.test(url);
  const path = isFileUrl ? decodePath(url.replace(/^file:(?:\/\/(?:localhost)?(?=\/))?/i, '')) : url;
  const hasHost = isFileUrl && /^\/\/[^/]/.test(path ?? '');
  const isPath = path !== undefined && path !== '' && !/^~|^[a-z][a-z0-9+.-]+:/i.test(path) && !hasHost;
  return isPath && !(isFileUrl && /[?#]/.test(url)) ? { kind: 'sqlite', file: path } : NOT_A_FILE;
}

/** Decodes the `%20`s of a path; `undefined` if they are malformed. */
function decodePath(path: string): string | undefined {
  try {
    return decodeURIComponent(path);
  } catch (error) {
    if (error instanceof URIError) return undefined;
    throw error;
  }
}
