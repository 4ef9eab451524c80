/** `callback`: the first response to an interaction. `answer`: what follows it. `background`: everything else. */
export type RequestKind = 'callback' | 'answer' | 'background';

const API_PATH = /^\/(?:.*?\/)?v\d+(?=\/)/;

/** Returns the path of a request below the API's version. */
export function restPath(url: string): string {
  return new URL(url).pathname.replace(API_PATH, '');
}

/** Returns what a request is for. */
export function requestKind(path: string): RequestKind {
  if (path.startsWith('/interactions/')) return 'callback';
  return path.startsWith('/webhooks/') ? 'answer' : 'background';
}

/** Returns the path for the log: without ids, and without the token of an interaction. */
export function routeName(path: string): string {
  return path
    .replace(/^\/(interactions|webhooks)\/[^/]+\/[^/]+/, '/$1/:id/:token')
    .replaceAll(/\d{17,20}/g, ':id');
}
