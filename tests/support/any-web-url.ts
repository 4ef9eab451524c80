import fc from 'fast-check';
import { anyCodePoint } from './any-code-point.ts';

const LETTERS_AND_DIGITS = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789';

/** Text of a part of a URL, with these signs and percent-encoded characters of any script. */
function partWith(signs: string): fc.Arbitrary<string> {
  return fc.string({
    unit: fc.oneof(
      { weight: 10, arbitrary: fc.constantFrom(...(LETTERS_AND_DIGITS + signs).split('')) },
      { weight: 1, arbitrary: anyCodePoint.map(encodeURIComponent) },
    ),
  });
}

const pathPart = partWith("-._~!$&'()*+,;=:@");
const queryOrFragment = partWith("-._~!$&'()*+,;=:@/?");

/**
 * A URL of http or https, with or without a path, a query and a fragment: what `fc.webUrl` generates, without its table of
 * all code points (see `anyCodePoint`).
 */
export const anyWebUrl: fc.Arbitrary<string> = fc
  .tuple(
    fc.constantFrom('http', 'https'),
    fc.webAuthority(),
    fc.array(pathPart),
    fc.option(queryOrFragment, { nil: undefined }),
    fc.option(queryOrFragment, { nil: undefined }),
  )
  .map(
    ([scheme, authority, path, query, fragment]) =>
      `${scheme}://${authority}${path.map(part => `/${part}`).join('')}` +
      `${query === undefined ? '' : `?${query}`}${fragment === undefined ? '' : `#${fragment}`}`,
  );
