/**
 * Parses a URL, relative to `base` if given; returns `undefined` if it is invalid. `URL.canParse` is useless for this: in
 * Node 20, once optimized, it rejects URLs with letters such as `ü`.
 */
export function parseUrl(text: string, base?: URL): URL | undefined {
  try {
    return new URL(text, base);
  } catch {
    return undefined;
  }
}
