import type { IncomingMessage } from 'node:http';

/** The path of a request as it was sent, without its query; nothing in it is resolved or decoded. */
export function pathOf({ url = '/' }: IncomingMessage): string {
  return url.split('?', 1)[0] ?? url;
}

/** The query of a request. */
export function queryOf({ url = '/' }: IncomingMessage): URLSearchParams {
  const start = url.indexOf('?');
  return new URLSearchParams(start < 0 ? '' : url.slice(start));
}
