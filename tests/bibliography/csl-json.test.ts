import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { cslJson } from '../../src/bibliography/csl-json.ts';
import type { BibliographyEntry } from '../../src/bibliography/reference.ts';
import { writeBibliography } from '../../src/bibliography/write-bibliography.ts';
import { anEntry, annotatedEntry, anyEntries, fullEntry } from './entry-fixtures.ts';

const writeCslJson = (entries: readonly BibliographyEntry[]) => writeBibliography(cslJson, entries);

/** The rules of csl-data.json (citationstyles.org, schema 1.0.2) for the properties used here; it allows no others. */
const text = z.string().min(1);
const csl = z.array(
  z.strictObject({
    id: text,
    type: z.literal('article'),
    title: text,
    author: z
      .array(
        z.union([
          z.strictObject({ family: text, given: text, suffix: text.optional() }),
          z.strictObject({ literal: text }),
        ]),
      )
      .min(1)
      .optional(),
    issued: z.strictObject({ 'date-parts': z.array(z.array(z.int()).min(1).max(3)).length(1) }).optional(),
    genre: text.optional(),
    publisher: text.optional(),
    number: text.optional(),
    DOI: text.optional(),
    URL: z.url().optional(),
    abstract: text.optional(),
    keyword: text.optional(),
    note: text.optional(),
    custom: z.strictObject({ status: z.enum(['to_read', 'reading', 'read']) }).optional(),
  }),
);

describe('CSL-JSON', () => {
  it('has all that is known', () => {
    expect(JSON.parse(writeCslJson([fullEntry]))).toEqual([
      {
        id: 'lovelace2023sparsepangumodels',
        type: 'article',
        title: 'Sparse PanGu Models: a Review of 100% & More',
        author: [
          { family: 'Lovelace', given: 'Ada' },
          { family: 'van der Maaten', given: 'Laurens' },
        ],
        issued: { 'date-parts': [[2023, 12, 27]] },
        genre: 'preprint',
        publisher: 'arXiv',
        number: 'arXiv:2312.17276',
        DOI: '10.48550/arXiv.2312.17276',
        URL: 'https://arxiv.org/abs/2312.17276',
        abstract: 'Words about sparse models.',
        keyword: 'sparsity, transformers',
        note: 'and 2 other authors · Sparse is enough.',
      },
    ]);
  });

  it('has tags before keywords, the note before the rest, and the status', () => {
    expect(JSON.parse(writeCslJson([annotatedEntry]))).toMatchObject([
      {
        keyword: 'group, transformers, sparsity',
        note: 'Read §2 & 3.\n\n- ask Ben\n\nand 2 other authors · Sparse is enough.',
        custom: { status: 'read' },
      },
    ]);
  });

  it.each([
    ['2024', [2024]],
    ['2024-03', [2024, 3]],
  ])('writes the known parts of %s', (publishedAt, parts) => {
    expect(JSON.parse(writeCslJson([anEntry({ title: 'Dated', publishedAt })]))).toMatchObject([
      { issued: { 'date-parts': [parts] } },
    ]);
  });

  it('is an empty list without papers', () => {
    expect(JSON.parse(writeCslJson([]))).toEqual([]);
  });

  it('is valid and complete for any papers', () => {
    fc.assert(
      fc.property(anyEntries, entries => {
        const read = csl.parse(JSON.parse(writeCslJson(entries)));
        expect(read).toHaveLength(entries.length);
        expect(new Set(read.map(({ id }) => id)).size).toBe(entries.length);
      }),
      { numRuns: 300 },
    );
  });
});
