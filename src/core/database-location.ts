/** Where the database is: in a file of SQLite, or on a server of PostgreSQL. */
export type DatabaseLocation =
  | { readonly kind: 'sqlite'; readonly file: string }
  | {
      readonly kind: 'postgres';
      /** `postgres://user:password@host:port/name?settings` */
      readonly url: string;
      /** Where this host keeps files of the database, such as a snapshot of the index; `data` by default. */
      readonly folder?: string | undefined;
    };

/**
 * Returns how the paths of the files begin that a host keeps beside its database: the database's own path, or a name in
 * a folder for one on a server.
 */
export function localFileOf(location: DatabaseLocation): string {
  if (location.kind === 'sqlite') return location.file;
  const { hostname, port, pathname } = new URL(location.url);
  const parts = [decodeURIComponent(hostname), port, pathname.slice(1)].filter(part => part !== '');
  return `${location.folder ?? 'data'}/postgres-${parts.join('-').replace(/[^\w.-]+/g, '_')}`;
}

/** Settings of a URL that say where the server is, such as the folder of its socket. */
const PLACE_SETTINGS = ['host', 'port'];

/**
 * Returns the name of a database for messages and the log: its file, or its URL without the password and the settings, but for
 * those that say where the server is.
 */
export function databaseName(location: DatabaseLocation): string {
  if (location.kind === 'sqlite') return location.file;
  const url = new URL(location.url);
  url.password = '';
  const place = PLACE_SETTINGS.flatMap(setting =>
    url.searchParams
      .getAll(setting)
      .map(value => `${setting}=${encodeURIComponent(value).replaceAll('%2F', '/')}`),
  );
  url.search = place.join('&');
  url.hash = '';
  return url.href;
}
