import { describe, expect, it } from 'vitest';
import { parseUrl } from '../../../src/core/text/parse-url.ts';

describe('a URL', () => {
  it('is read the same however often, also with letters outside ASCII', () => {
    // Node 20 optimises after some thousand calls, and URL.canParse goes wrong then.
    const hosts = Array.from({ length: 20_000 }, () => parseUrl('https://müller.example/ä b')?.hostname);
    expect(new Set(hosts)).toEqual(new Set(['xn--mller-kva.example']));
  });

  it.each([[''], ['nonsense'], ['https://'], ['//host/path']])('is not %j', text => {
    expect(parseUrl(text)).toBeUndefined();
  });
});
