import fc from 'fast-check';
import type { Paper } from '../../src/core/paper/paper.ts';
import { anyCodePoint } from '../support/any-code-point.ts';
import { anyWebUrl } from '../support/any-web-url.ts';

/** Pieces of text with a meaning to Discord. */
export const hostilePieces = [
  '@everyone',
  '@here',
  '<@123456789012345678>',
  '<@&123456789012345678>',
  '<#123456789012345678>',
  '<t:1700000000:R>',
  '</search:123456789012345678>',
  '<id:customize>',
  '<:smile:123456789012345678>',
  ':smile:',
  'https://evil.example/a_b_c',
  '<https://evil.example>',
  'discord.gg/evil',
  '[label](https://evil.example)',
  '](https://evil.example)',
  '**bold**',
  '__under__',
  '~~gone~~',
  '||spoiler||',
  '`code`',
  '```js\n',
  '\\',
  '\n# heading',
  '\n> quote',
  '\n- item',
  '\n1. item',
  '\n-# small',
  '\u202Eright to left\u202C',
  '\u200B',
  '\u{E0041}',
  '👩‍👩‍👧‍👦',
  '🇩🇪',
  '1️⃣',
  'ê̶͎',
  '↔',
  ' ',
  'a',
  '(',
  ')',
];

const graphemes = fc.string({ unit: 'grapheme' });

/** Untrusted text of some length: short, long, hostile, in every script. */
const textUpTo = (maxLength: number): fc.Arbitrary<string> =>
  fc.oneof(
    graphemes,
    fc.string({ unit: anyCodePoint, maxLength: 300 }),
    fc.array(fc.constantFrom(...hostilePieces), { maxLength: 40 }).map(parts => parts.join('')),
    fc
      .tuple(
        fc.constantFrom(...hostilePieces, '漢', '𝔸', '∑', 'word '),
        fc.integer({ min: 0, max: maxLength }),
      )
      .map(([part, length]) => part.repeat(Math.ceil(length / part.length))),
  );

/** Up to half as long again as all texts of a message may be together. */
export const anyText = textUpTo(6000);

/** A name or word: longer ones are cut when they are read (`core/paper/field-limits.ts`). */
const anyName = textUpTo(500);

const maybe = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | null> => fc.option(value, { nil: null });

const anyDate = fc.oneof(
  fc.constantFrom('2025', '2025-12', '2025-07-29', '2025-99', '2025-01-77'),
  fc.string(),
);

const anyUrl = fc.oneof(
  anyWebUrl,
  fc.constantFrom(
    'https://a.example/(x)[y]*_*|`?q=<>',
    'javascript:alert(1)',
    'https://user:pw@a.example/',
    'http://localhost/',
    `https://a.example/${'x'.repeat(600)}`,
    `https://a.example/${'x'.repeat(450)}`,
    'https://müller.example/ä b',
  ),
  anyText,
);

/** Any paper that a source could return. */
export const anyPaper: fc.Arbitrary<Paper> = fc.record({
  id: fc.integer({ min: 1, max: 10 ** 15 }),
  rev: fc.nat(),
  externalId: maybe(fc.string()),
  arxivId: maybe(fc.oneof(fc.constantFrom('2507.12345', 'math/0611800', 'cond-mat.str-el'), anyName)),
  title: anyText,
  abstract: maybe(anyText),
  tldr: maybe(anyText),
  keywords: fc.array(anyName, { maxLength: 5 }),
  authors: fc.oneof(
    fc.array(anyName, { maxLength: 5 }),
    fc.constant(Array.from({ length: 500 }, () => 'A. B')),
  ),
  authorCount: maybe(fc.nat()),
  organization: maybe(anyName),
  publishedAt: maybe(anyDate),
  listedOn: fc.constant([]),
  upvotes: maybe(fc.nat()),
  comments: maybe(fc.nat()),
  categories: fc.array(anyName, { maxLength: 5 }),
  url: maybe(anyUrl),
  githubRepo: maybe(fc.oneof(fc.constantFrom('a/b', 'https://github.com/a/b.git', 'a/..', 'a/b/c'), anyName)),
  thumbnail: maybe(
    fc.oneof(
      fc.constant('https://cdn-thumbnails.huggingface.co/papers/2507.12345.png'),
      anyName.map(name => `https://cdn-thumbnails.huggingface.co/${name}`),
      anyUrl,
    ),
  ),
  doi: maybe(fc.oneof(fc.constantFrom('10.1000/182', '10.1000/a_b(c)[d]<e>*'), anyName)),
  isWithdrawn: fc.boolean(),
});
