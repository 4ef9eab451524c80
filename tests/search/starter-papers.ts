import { readFileSync } from 'node:fs';
import * as z from 'zod';
import { emptyPaper, type Paper } from '../../src/core/paper/paper.ts';
import type { PaperIndex } from '../../src/core/search/search.ts';
import { createTestIndex } from '../support/paper-index.ts';

const record = z.object({
  title: z.string(),
  tldr: z.string().nullable().default(null),
  keywords: z.array(z.string()).default([]),
  authors: z.array(z.string()).default([]),
  publishedAt: z.string().nullable().default(null),
});

/** The papers of the starter file, numbered from 1 in order. */
export const starterPapers: readonly Paper[] = readFileSync(
  new URL('../../data/starter-papers.jsonl', import.meta.url),
  'utf8',
)
  .trim()
  .split('\n')
  .map((line, i) => ({
    ...emptyPaper(''),
    ...record.parse(JSON.parse(line)),
    id: i + 1,
    rev: i + 1,
  }));

/** Returns a paper with only the given fields. */
export const paper = (fields: Partial<Paper> & Pick<Paper, 'id' | 'title'>): Paper => ({
  ...emptyPaper(fields.title),
  rev: fields.id,
  ...fields,
});

export function indexOf(papers: readonly Paper[]): PaperIndex {
  const index = createTestIndex();
  for (const each of papers) index.put(each);
  return index;
}

let starter: PaperIndex | undefined;

/** Returns the index of the starter papers, which all tests of a process share: it is filled once, and not changed. */
export function starterIndex(): Omit<PaperIndex, 'put' | 'remove'> {
  return (starter ??= indexOf(starterPapers));
}
