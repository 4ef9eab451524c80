import { parseUrl } from '../../core/text/parse-url.ts';

/**
 * Returns the URL of the next page by a `Link: <…>; rel="next"` header (RFC 8288), or `undefined`. Only its query is
 * used: the request goes to the configured host, whatever host the header names.
 */
export function nextPage(header: string | null, current: URL): URL | undefined {
  for (const [, target = '', parameters = ''] of (header ?? '').matchAll(/<([^<>]*)>([^<]*)/g)) {
    if (!/;\s*rel\s*=\s*(?:"(?:[^"]*\s)?next(?:\s[^"]*)?"|next\b)/i.test(parameters)) continue;
    const linked = parseUrl(target, current);
    if (!linked) return undefined;
    const next = new URL(current);
    next.search = linked.search;
    return next;
  }
  return undefined;
}
