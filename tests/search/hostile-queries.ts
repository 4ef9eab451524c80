import fc from 'fast-check';
import { MAX_ALTERNATIVES } from '../../src/core/search/parse-request.ts';
import { anyCodePoint } from '../support/any-code-point.ts';

/** Parts of queries with a meaning to a search, or to what reads texts. */
const PIECES: readonly string[] = [
  [
    '"',
    '“',
    '”',
    '„',
    '«',
    '-',
    '−',
    '--',
    '-"',
    '*',
    '?',
    '~',
    '^',
    '(',
    ')',
    '[',
    '{',
    '\\',
    '/',
    '|',
    '&',
    '+',
  ],
  [
    'AND',
    'OR',
    'NOT',
    'NEAR/3',
    'author:',
    'author:"',
    '-author:',
    'category:cs.LG',
    'org:',
    'from:2024',
    'to:',
    'min_votes:',
  ],
  [
    'title:',
    ':',
    '：',
    '%',
    '%00',
    "'",
    "' OR 1=1 --",
    '<script>',
    '${x}',
    '\\u0000',
    '$x^2$',
    '\\frac{a}{b}',
  ],
  [
    'a',
    'x',
    'the',
    'of',
    'to',
    'in',
    'is',
    'and',
    'attention',
    'atention',
    'transformers',
    'graph',
    'networks',
    'learning',
  ],
  [
    'GPT-4',
    'c++',
    'c#',
    '.net',
    '2.5',
    '1,000',
    'llama 3',
    'qwen2.5',
    'self-supervised',
    'pre-training',
    'RLHF',
    'zzqqxx',
  ],
  [
    '学习',
    '机器学习方法',
    'ニューラル',
    '신경망',
    'เครือข่ายประสาทเทียม',
    'הלמידה',
    'التعلم',
    'Νευρωνικά',
    'обучение',
    'शिक्षण',
  ],
  [
    '😀',
    '👩‍👩‍👧‍👦',
    '🏳️‍🌈',
    '\u202e',
    '\u2066',
    '\u200b',
    '\u200d',
    '\ufeff',
    '\u0301',
    '\u0000',
    '\ud800',
    '\udc00',
    '\u3000',
  ],
  [
    'ﬁne',
    'ǅ',
    'ß',
    'İ',
    'ŉ',
    '①',
    '𝓐',
    'é',
    'e\u0301',
    'Ødegård',
    "O'Brien",
    'et al.',
    'Han, S.',
    'van der Maaten',
  ],
].flat();

/** UTF-16 code units of the longest queries; Discord allows 6,000. */
const MAX_LENGTH = 10_000;

/** Long queries that repeat a part, or consist of many words or operators. */
function longQueries(length: number): string[] {
  const repeated = (piece: string, separator = '') =>
    Array.from({ length: length / (piece.length + separator.length) }, () => piece).join(separator);
  const listed = (form: string) => formsOf(form, length / 10).join(' ');
  return [
    ...PIECES.flatMap(piece => [repeated(piece), repeated(piece, ' ')]),
    ...['%', '%ing', '%é', '"%', '(%', '"%"', '-%', '-"% of"', 'author:%', 'org:"% learning"', '"the %"'].map(
      listed,
    ),
    ...['%', '%ing', '"%"', '-"% of" a', 'author:%'].map(form =>
      alternatives(formsOf(form, length / 80).join(' '), repeated('learning').slice(0, length / 8)),
    ),
    alternatives('a', 'learning', 'the networks', '"of the"', 'attention -learning', 'from:2001', 'atention'),
    alternatives(...formsOf('transformers % networks of attention graph', MAX_ALTERNATIVES)),
    alternatives(...formsOf('learnign atention networsk % transfomers', MAX_ALTERNATIVES)),
    formsOf('%', length / 12).join(' OR '),
    `"${repeated('the', ' ')}"`,
    `"${repeated('attention', ' ')}" -"${repeated('of the', ' ')}"`,
  ];
}

/** A form with different words in it, `count` times. */
const formsOf = (form: string, count: number): string[] =>
  Array.from({ length: count }, (_, at) => form.replace('%', at % 2 === 0 ? 'learning' : word(at)));

/** As many alternatives as a query may have. */
const alternatives = (...texts: readonly string[]): string =>
  Array.from({ length: MAX_ALTERNATIVES }, (_, at) => texts[at % texts.length] ?? '').join(' OR ');

/** A word of letters, another one for each number. */
function word(number: number): string {
  return Array.from((number * 7_919 + 26 ** 4).toString(26), digit =>
    String.fromCharCode(97 + Number.parseInt(digit, 26)),
  ).join('');
}

const piece = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...PIECES) },
  { weight: 2, arbitrary: fc.string({ unit: 'grapheme', maxLength: 6 }) },
  { weight: 1, arbitrary: fc.string({ unit: anyCodePoint, maxLength: 6 }) },
);
const anyQuery = fc.oneof(
  { weight: 8, arbitrary: pieces(8) },
  { weight: 1, arbitrary: pieces(60) },
  { weight: 1, arbitrary: fc.string({ unit: anyCodePoint, maxLength: 200 }) },
  {
    weight: 2,
    arbitrary: fc.array(pieces(4), { minLength: 2, maxLength: 9 }).map(each => each.join(' OR ')),
  },
);

function pieces(maxLength: number): fc.Arbitrary<string> {
  return fc
    .tuple(fc.array(piece, { maxLength }), fc.constantFrom('', ' ', ' ', ' ', '-', '\n', '\u200b'))
    .map(([parts, joint]) => parts.join(joint));
}

/** Returns crafted queries, then random ones, `count` in all; the same in each run. */
export function hostileQueries(count: number, maxLength = MAX_LENGTH): string[] {
  const letters = Array.from('abcdefghijklmnopqrstuvwxyz0123456789');
  const crafted = ['', ' ', ...PIECES, ...letters, ...longQueries(maxLength)];
  const random = fc.sample(anyQuery, { numRuns: Math.max(0, count - crafted.length), seed: 2_026 });
  return [...crafted, ...random];
}
