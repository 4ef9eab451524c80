/**
 * Returns the URL of an endpoint below a configured base. The base may already contain the beginning of the path:
 * `https://host`, `https://host/api` and `https://host/api/query` all give the last of them. Query and hash are dropped.
 */
export function endpoint(base: string, path: readonly string[]): URL {
  const url = new URL(base);
  const segments = url.pathname.split('/').filter(segment => segment !== '');
  const shared = path
    .map((_segment, index) => path.length - index)
    .find(length => endsWith(segments, path.slice(0, length)));
  url.pathname = [...segments, ...path.slice(shared ?? 0)].join('/');
  url.search = '';
  url.hash = '';
  return url;
}

function endsWith(segments: readonly string[], end: readonly string[]): boolean {
  const from = segments.length - end.length;
  return from >= 0 && end.every((segment, index) => segments[from + index] === segment);
}
