import { parseUrl } from '../../core/text/parse-url.ts';

/**
 * The next page by a `Link: <…>; rel="next"` header (RFC 8288), or `undefined`. Only the query is taken from it: the
 * page is asked of the address that was configured, whatever host the header names.
 */
export function nextPage(header: string | null, current: URL): URL | undefined {
  for (const [, target = '', parameters = ''] of (header ?? '').matchAll(/<([^>]*)>([^<]*)/g)) {
    if (!/;\s*rel\s*=\s*(?:"(?:[^"]*\s)?next(?:\s[^"]*)?"|next\b)/i.test(parameters)) continue;
    const linked = parseUrl(target, current);
    if (!linked) return undefined;
    const next = new URL(current);
    next.search = linked.search;
    return next;
  }
  return undefined;
}
