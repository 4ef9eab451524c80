/**
 * The text as a URL, or `undefined` if it is none. `URL.canParse` is of no use for this: in Node 20, once optimised, it
 * refuses URLs with letters such as `ü`.
 */
export function parseUrl(text: string): URL | undefined {
  try {
    return new URL(text);
  } catch {
    return undefined;
  }
}
