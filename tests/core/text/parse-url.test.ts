import { describe, expect, it } from 'vitest';
import { parseUrl } from '../../../src/core/text/parse-url.ts';

describe('parseUrl', () => {
  it('returns the same result after many calls, also with letters outside ASCII', () => {
    // Node 20 optimizes URL.canParse after some thousand calls, and then it is wrong.
    const hosts = Array.from({ length: 20_000 }, () => parseUrl('https://müller.example/ä b')?.hostname);
    expect(new Set(hosts)).toEqual(new Set(['xn--mller-kva.example']));
  });

  it.each([[''], ['nonsense'], ['https://'], ['//host/path']])('is not %j', text => {
    expect(parseUrl(text)).toBeUndefined();
  });
});
