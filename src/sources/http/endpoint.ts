/**
 * The address of an endpoint from a configured base, which may or may not end in the beginning of the endpoint's path:
 * `https://host`, `https://host/api` and `https://host/api/query` all give the last of them. Query and hash are dropped.
 */
export function endpoint(base: string, path: readonly string[]): URL {
  const url = new URL(base);
  const there = url.pathname.split('/').filter(segment => segment !== '');
  const shared = path
    .map((_segment, index) => path.length - index)
    .find(length => endsWith(there, path.slice(0, length)));
  url.pathname = [...there, ...path.slice(shared ?? 0)].join('/');
  url.search = '';
  url.hash = '';
  return url;
}

function endsWith(segments: readonly string[], end: readonly string[]): boolean {
  const from = segments.length - end.length;
  return from >= 0 && end.every((segment, index) => segments[from + index] === segment);
}
