/** Where the database is: in a file of SQLite, or on a server of PostgreSQL. */
export type DatabaseLocation =
  | { readonly kind: 'sqlite'; readonly file: string }
  | {
      readonly kind: 'postgres';
      /** `postgres://user:password@host:port/name?settings` */
      readonly url: string;
    };

/** Returns the name of a database for messages and the log: its file, or its URL without the password and the settings. */
export function databaseName(location: DatabaseLocation): string {
  if (location.kind === 'sqlite') return location.file;
  const url = new URL(location.url);
  url.password = '';
  url.search = '';
  url.hash = '';
  return url.href;
}
