import fc from 'fast-check';
import type { BibliographyEntry } from '../../src/bibliography/reference.ts';
import { READING_STATUSES } from '../../src/core/library/library-item.ts';
import { parseTag } from '../../src/core/library/tags.ts';
import { emptyPaper, type PaperFields } from '../../src/core/paper/paper.ts';
import { anyCodePoint } from '../support/any-code-point.ts';
import { anyWebUrl } from '../support/any-web-url.ts';

/** A saved paper with a title and the given fields. */
export function anEntry(fields: Partial<PaperFields> & { title: string }): BibliographyEntry {
  return { paper: { ...emptyPaper(fields.title), ...fields }, savedAt: Date.UTC(2026, 10, 21) };
}

export const fullEntry = anEntry({
  title: 'Sparse PanGu Models: a Review of 100% & More',
  arxivId: '2312.17276',
  authors: ['Ada Lovelace', 'Laurens van der Maaten'],
  authorCount: 4,
  publishedAt: '2023-12-27',
  abstract: 'Words about sparse models.',
  tldr: 'Sparse is enough.',
  keywords: ['sparsity', 'transformers'],
  categories: ['cs.CL', 'cs.LG'],
  organization: 'Reading Group',
  githubRepo: 'ada/sparse',
});

/** The same paper, read, with tags and a note of its reader. */
export const annotatedEntry: BibliographyEntry = {
  ...fullEntry,
  status: 'read',
  tags: ['group', 'transformers'],
  note: 'Read §2 & 3.\r\n\r\n\r\n- ask Ben\n',
};

/** Texts with characters that have a meaning in one of the formats. */
const hostile = fc.oneof(
  fc.string({ unit: anyCodePoint, maxLength: 30 }),
  fc.string({
    unit: fc.constantFrom('\u{1F516}', ...'\\{}$&#_%~^<>|"\'`*[]()@=+-,;:/ \n\r\t\0aB1é\u202E'.split('')),
    maxLength: 30,
  }),
  fc.constantFrom(
    '=HYPERLINK("https://evil.example")',
    '\r\nER  - \r\nTY  - JOUR',
    '}\n@article{evil,',
    '\\input{/etc/passwd}',
    '$\\alpha$-Nets {and} Smith and Sons, Jr., others',
    '](https://evil.example) <b>',
    ' and ',
    'others',
  ),
);

const optionalText = fc.option(hostile);
const list = fc.array(hostile, { maxLength: 4 });

/** Any saved paper; most of its texts are hostile. */
const anyEntry: fc.Arbitrary<BibliographyEntry> = fc
  .record({
    title: hostile,
    arxivId: fc.option(fc.constantFrom('2312.17276', 'math/0611800', '1506.00019', 'nonsense')),
    authors: fc.array(fc.oneof(hostile, fc.constantFrom('Ada Lovelace', 'Plato', 'Qwen Team')), {
      maxLength: 4,
    }),
    authorCount: fc.option(fc.nat({ max: 8 })),
    publishedAt: fc.option(fc.constantFrom('2024', '2024-02', '2024-02-29', '0001-01-01')),
    abstract: optionalText,
    tldr: optionalText,
    keywords: list,
    categories: list,
    organization: optionalText,
    url: fc.option(fc.oneof(hostile, anyWebUrl, fc.constant('https://a.example/{x}?y=(z)|"<>'))),
    githubRepo: optionalText,
    doi: fc.option(
      fc.oneof(hostile, fc.constantFrom('10.1000/182', '10.1000/a_b(c)<d>;2-#', '10.1000/}{\\input{x}')),
    ),
  })
  .map(fields => anEntry(fields));

/** What any user attached to it. */
const anyItem = fc.record({
  status: fc.constantFrom(...READING_STATUSES),
  note: optionalText,
  tags: list.map(tags => tags.flatMap(tag => parseTag(tag) ?? [])),
});

export const anyEntries: fc.Arbitrary<BibliographyEntry[]> = fc.array(
  fc.tuple(anyEntry, fc.option(anyItem)).map(([entry, item]) => ({ ...entry, ...item })),
  { maxLength: 5 },
);
