/**
 * The text as a URL, relative to `base` if one is given; `undefined` if it is none. `URL.canParse` is of no use for this: in Node 20, once optimised, it
 * refuses URLs with letters such as `ü`.
 */
export function parseUrl(text: string, base?: URL): URL | undefined {
  try {
    return new URL(text, base);
  } catch {
    return undefined;
  }
}
