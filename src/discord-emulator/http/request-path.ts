import type { IncomingMessage } from 'node:http';

/** Returns the path of a request as it was sent, without the query. It is neither normalised nor decoded. */
export function pathOf({ url = '/' }: IncomingMessage): string {
  return url.split('?', 1)[0] ?? url;
}

/** Returns the query of a request. */
export function queryOf({ url = '/' }: IncomingMessage): URLSearchParams {
  const start = url.indexOf('?');
  return new URLSearchParams(start < 0 ? '' : url.slice(start));
}
