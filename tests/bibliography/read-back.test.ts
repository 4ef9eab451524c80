import { plugins } from '@citation-js/core';
// oxlint-disable-next-line import/no-unassigned-import -- it registers the reader of RIS
import '@citation-js/plugin-ris';
import { parse } from '@retorquere/bibtex-parser';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import type { BibliographyFormat } from '../../src/bibliography/bibliography-format.ts';
import { bibtex } from '../../src/bibliography/bibtex.ts';
import { cslJson } from '../../src/bibliography/csl-json.ts';
import { BIBLIOGRAPHY_FORMATS } from '../../src/bibliography/formats.ts';
import type { BibliographyEntry } from '../../src/bibliography/reference.ts';
import { ris } from '../../src/bibliography/ris.ts';
import { writeBibliography } from '../../src/bibliography/write-bibliography.ts';
import { fullName, parseName } from '../../src/core/paper/person-name.ts';
import { HARD_CASES } from './hard-cases.ts';

const written = (format: BibliographyFormat) => writeBibliography(format, HARD_CASES);

/** What every format has of a paper. */
interface ReadBack {
  readonly title: string;
  readonly authors: readonly string[];
  readonly published: string | undefined;
  readonly arxivId: string | undefined;
  readonly doi: string | undefined;
  readonly url: string | undefined;
  readonly keywords: readonly string[];
  readonly abstract: string | undefined;
  /** The note and what follows it, with single spaces. */
  readonly notes: string;
}

/** Returns what must come back of an entry. `maxDate`: how many characters of a date the format has. */
function expected({ paper, tags = [], note = null }: BibliographyEntry, maxDate = 10): ReadBack {
  const { arxivId } = paper;
  const isNewKeyword = (keyword: string) => !tags.includes(keyword.toLowerCase());
  return {
    title: paper.title,
    authors: paper.authors,
    published: paper.publishedAt?.slice(0, maxDate),
    arxivId: arxivId ?? undefined,
    doi: paper.doi ?? (arxivId === null ? undefined : `10.48550/arXiv.${arxivId}`),
    url: paper.url ?? (arxivId === null ? undefined : `https://arxiv.org/abs/${arxivId}`),
    keywords: [...tags, ...paper.keywords.filter(isNewKeyword)].toSorted(),
    abstract: paper.abstract ?? undefined,
    notes: oneLine([note ?? '', paper.tldr ?? ''].join(' ')),
  };
}

const oneLine = (text: string) => text.replace(/\s+/g, ' ').trim();
const name = (...parts: readonly (string | undefined)[]) => parts.filter(Boolean).join(' ');

describe.each(BIBLIOGRAPHY_FORMATS.map(format => [format.name, format] as const))('%s', (_name, format) => {
  it('writes hard cases as in the golden file', async () => {
    // Line ends and the byte order mark are tested elsewhere.
    const text = written(format)
      .replace(/^\uFEFF/, '')
      .replaceAll('\r\n', '\n');
    await expect(text).toMatchFileSnapshot(`hard-cases.${format.extension}.golden`);
  });
});

describe('another program', () => {
  it('reads all of the BibTeX (the parser of Better BibTeX for Zotero)', () => {
    const { entries, errors } = parse(written(bibtex), { sentenceCase: false, caseProtection: false });
    // It has no sign for this command of a formula, and keeps it.
    expect(errors.map(({ error }) => error)).toEqual(['unhandled macro \\log']);
    const fields = z.object({
      title: z.string(),
      author: z
        .array(
          z.object({
            name: z.string().optional(),
            firstName: z.string().optional(),
            prefix: z.string().optional(),
            lastName: z.string().optional(),
            suffix: z.string().optional(),
          }),
        )
        .default([]),
      year: z.string().optional(),
      month: z.string().optional(),
      eprint: z.string().optional(),
      doi: z.string().optional(),
      url: z.string().optional(),
      keywords: z.array(z.string()).default([]),
      abstract: z.string().optional(),
      annote: z.string().default(''),
      readstatus: z.string().optional(),
    });
    const read = entries.map(entry => fields.parse(entry.fields));
    const backs = read.map((entry): ReadBack => ({
      title: entry.title,
      authors: entry.author
        .map(author => name(author.name, author.firstName, author.prefix, author.lastName, author.suffix))
        .filter(author => author !== 'others'),
      published: [entry.year, entry.month?.padStart(2, '0')].filter(Boolean).join('-') || undefined,
      arxivId: entry.eprint,
      doi: entry.doi,
      url: entry.url,
      // It takes them as they are, with the backslashes that LaTeX needs.
      keywords: entry.keywords.map(keyword => keyword.replace(/\\(.)/g, '$1')).toSorted(),
      abstract: entry.abstract,
      notes: oneLine(entry.annote.replaceAll('<p>', ' ')),
    }));
    const formula = 'Counting k-caves in O(n\\logn) with x<sub>i</sub>² and <i>few</i> lamps';
    expect(backs).toEqual(
      HARD_CASES.map(entry => {
        const back = expected(entry, 7);
        return entry.paper.title.includes('$k$') ? { ...back, title: formula } : back;
      }),
    );
    expect(read.map(({ readstatus }) => readstatus ?? 'to_read')).toEqual(
      HARD_CASES.map(({ status }) => status ?? 'to_read'),
    );
  });

  it('reads all of the RIS (Citation.js)', () => {
    const lines = z
      .union([z.string(), z.array(z.string())])
      .default([])
      .transform(value => [value].flat());
    const tags = z.array(
      z.object({
        TY: z.literal('UNPD'),
        TI: z.string(),
        AU: lines,
        PY: z.string().optional(),
        DA: z.string().optional(),
        M1: z.string().optional(),
        DO: z.string().optional(),
        UR: z.string().optional(),
        KW: lines,
        AB: z.string().optional(),
        N1: lines,
      }),
    );
    const backs = tags.parse(plugins.input.chainLink(written(ris))).map((entry): ReadBack => ({
      title: entry.TI,
      authors: entry.AU.map(readName),
      published: entry.DA?.replaceAll('/', '-').replace(/-$/, '') ?? entry.PY,
      arxivId: entry.M1?.replace('arXiv:', ''),
      doi: entry.DO,
      url: entry.UR,
      keywords: entry.KW.toSorted(),
      abstract: entry.AB,
      notes: oneLine(entry.N1.filter(note => !/\bauthors\b/.test(note)).join(' ')),
    }));
    expect(backs).toEqual(HARD_CASES.map(entry => expected(entry)));
  });

  it('reads all of the CSL-JSON (Citation.js)', () => {
    const items = z.array(
      z.object({
        type: z.literal('article'),
        title: z.string(),
        author: z
          .array(
            z.object({
              family: z.string().optional(),
              given: z.string().optional(),
              'non-dropping-particle': z.string().optional(),
              suffix: z.string().optional(),
              literal: z.string().optional(),
            }),
          )
          .default([]),
        issued: z.object({ 'date-parts': z.array(z.array(z.number())) }).optional(),
        number: z.string().optional(),
        DOI: z.string().optional(),
        URL: z.string().optional(),
        keyword: z.string().default(''),
        abstract: z.string().optional(),
        note: z.string().default(''),
        custom: z.object({ status: z.string() }).optional(),
      }),
    );
    const read = items.parse(plugins.input.chain(written(cslJson), { generateGraph: false }));
    const backs = read.map((entry): ReadBack => ({
      title: entry.title,
      authors: entry.author.map(author =>
        name(author.literal, author.given, author['non-dropping-particle'], author.family, author.suffix),
      ),
      published: entry.issued?.['date-parts'][0]?.map(part => String(part).padStart(2, '0')).join('-'),
      arxivId: entry.number?.replace('arXiv:', ''),
      doi: entry.DOI,
      url: entry.URL,
      keywords: entry.keyword.split(', ').filter(Boolean).toSorted(),
      abstract: entry.abstract,
      notes: oneLine(entry.note.replace(/\S+ (?:\d+ )?(?:other )?authors(?: · )?/, '')),
    }));
    expect(backs).toEqual(HARD_CASES.map(entry => expected(entry)));
    expect(read.map(({ custom }) => custom?.status)).toEqual(HARD_CASES.map(({ status }) => status));
  });
});

/** Reads `Family, Given, Suffix`. */
function readName(text: string): string {
  const [family = '', given = '', suffix = ''] = text.split(',').map(part => part.trim());
  const parsed = parseName([given, family].filter(Boolean).join(' '));
  return name(parsed && fullName(parsed), suffix);
}
