import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { identify } from '../../../src/core/paper/identity.ts';
import { mergeFields } from '../../../src/core/paper/merge.ts';
import type { Paper, PaperFields } from '../../../src/core/paper/paper.ts';
import { titleKey } from '../../../src/core/paper/title-key.ts';
import { readPapers } from '../../../src/sources/file/read-file.ts';
import { collect } from '../../support/collect.ts';

const ROOT = new URL('../../..', import.meta.url).pathname;
const STARTER = join(ROOT, 'data/starter-papers.jsonl');
// Real pages contain abstracts that must not be redistributed, so they are kept outside the repository, if at all.
const PAGES_FOLDER = join(ROOT, '../shared/seeds');
const hasPages = existsSync(PAGES_FOLDER);
const pages = hasPages ? readdirSync(PAGES_FOLDER).map(name => join(PAGES_FOLDER, name)) : [];

async function fieldsIn(path: string): Promise<PaperFields[]> {
  return (await collect(readPapers(path))).map(record => {
    if ('fields' in record) return record.fields;
    throw new Error(`${path}:${record.line}: ${record.rejected}`);
  });
}

/** Returns the corpus after these records, by a minimal store. */
function corpusOf(records: readonly PaperFields[]): PaperFields[] {
  const papers = new Map<number, Paper & { key: string }>();
  for (const fields of records) {
    const all = [...papers.values()];
    const key = titleKey(fields.title);
    const identity = identify(fields, {
      byArxivId: all.find(paper => fields.arxivId !== null && paper.arxivId === fields.arxivId),
      byDoi: undefined,
      byRecord: undefined,
      byExternalId: all.find(paper => fields.externalId !== null && paper.externalId === fields.externalId),
      byTitle: all.filter(paper => paper.key === key),
    });
    if (identity.kind === 'rejected') throw new Error(`${fields.title}: ${identity.reason}`);
    const [known] = identity.kind === 'known' ? identity.papers : [];
    const id = known?.id ?? papers.size + 1;
    const merged = known ? mergeFields(known, fields) : fields;
    papers.set(id, { ...merged, id, rev: 0, key: titleKey(merged.title) });
  }
  return [...papers.values()]
    .toSorted((a, b) => a.key.localeCompare(b.key, 'en'))
    .map(({ id: _id, rev: _rev, key: _key, ...fields }) => fields);
}

describe('the starter corpus', () => {
  it('is read without a rejection', async () => {
    expect(await fieldsIn(STARTER)).toHaveLength(394);
  });
});

describe('real saved pages', () => {
  it.skipIf(!hasPages)('are read completely, without a rejection', async () => {
    for (const path of pages) {
      const papers = await fieldsIn(path);
      const lines = readFileSync(path, 'utf8').split('\n');
      // On these pages no abstract is shorter and no title longer than this.
      expect(papers).toHaveLength(lines.filter(line => line.length >= 300).length);
      const counted = papers.filter(paper => paper.authorCount !== null);
      expect(counted).toHaveLength(lines.filter(line => /• \d+ author/.test(line)).length);
      const dated = papers.filter(paper => paper.publishedAt !== null);
      expect(dated).toHaveLength(lines.filter(line => line.trim() === '·').length);
    }
  });

  it.skipIf(!hasPages)('are pages of search results, so they give no list days', async () => {
    for (const path of pages) expect((await fieldsIn(path)).flatMap(paper => paper.listedOn)).toEqual([]);
  });

  it.skipIf(!hasPages)(
    'and the starter corpus give the same 394 papers in any order and with repetitions',
    { timeout: 120_000 },
    async () => {
      const starter = await fieldsIn(STARTER);
      const [a = [], b = [], c = [], d = [], e = []] = await Promise.all(pages.map(fieldsIn));
      const orders = [
        [starter, a, b, c, d, e],
        [e, d, c, b, a, starter],
        [c, starter, a, starter, e, b, d, c],
        [b, b, d, a, starter.toReversed(), e, c, starter],
        [a, b, c, d, e, starter, a, b, c, d, e].map(part => part.toReversed()),
      ];
      const [first = [], ...others] = orders.map(order => corpusOf(order.flat()));
      expect(first).toHaveLength(394);
      expect(first.filter(paper => paper.abstract === null || paper.arxivId === null)).toEqual([]);
      expect(new Set(first.map(paper => paper.arxivId)).size).toBe(394);
      expect(new Set(first.map(paper => titleKey(paper.title))).size).toBe(394);
      for (const other of others) expect(other).toEqual(first);
    },
  );
});
