import BetterSqlite3 from 'better-sqlite3';
import { Kysely } from 'kysely';
import { describe, expect, it } from 'vitest';
import { emptyPaper, type PaperFields } from '../../src/core/paper/paper.ts';
import { papersInMessage } from '../../src/usecases/papers-in-message.ts';
import { ImmediateSqliteDialect } from '../../src/store/database/sqlite/immediate-dialect.ts';
import { createPaperStore } from '../../src/store/papers/papers.ts';
import type { Schema } from '../../src/store/database/schema.ts';
import { openTestDatabase } from '../support/database.ts';

async function withPapers(...all: Partial<PaperFields>[]) {
  const { stores } = await openTestDatabase();
  for (const fields of all) await stores.papers.insert({ ...emptyPaper('A title'), ...fields });
  const find = async (text: string, id = '1') => {
    const { papers, unknownIds } = await papersInMessage({ id, text }, stores);
    return { papers: papers.map(paper => paper.id), unknownIds };
  };
  return { stores, find };
}

/** Wraps the stores to count lookups by id and by link. */
function countLookups({ papers, posted }: Awaited<ReturnType<typeof withPapers>>['stores']) {
  const lookups = { ids: 0, urls: 0 };
  return {
    lookups,
    stores: {
      posted,
      papers: {
        ...papers,
        byArxivId: (id: string) => ((lookups.ids += 1), papers.byArxivId(id)),
        byUrl: (url: string) => ((lookups.urls += 1), papers.byUrl(url)),
      },
    },
  };
}

const arxivIds = (count: number) =>
  Array.from({ length: count }, (_, at) => `2401.${String(at + 1).padStart(5, '0')}`);
const urls = (count: number) => Array.from({ length: count }, (_, at) => `https://example.org/paper/${at}`);

describe('the papers of a message', () => {
  it('are those it shows, in their order, if the bot posted it', async () => {
    const { stores, find } = await withPapers({ arxivId: '2401.00001' }, {}, {});
    await stores.posted.remember({
      messageId: '5',
      channelId: 'papers',
      guildId: 'ours',
      kind: 'digest',
      paperIds: [3, 2],
      postedAt: 0,
    });
    expect(await find('2401.00001', '5')).toEqual({ papers: [3, 2], unknownIds: [] });
    expect(await find('2401.00001', '6')).toEqual({ papers: [1], unknownIds: [] });
  });

  it('are those of its ids in their order, then those of its links, each once', async () => {
    const { find } = await withPapers(
      { arxivId: '2401.00001', url: 'https://example.org/one' },
      { arxivId: '2401.00002' },
      { url: 'https://example.org/three' },
    );
    const text =
      'https://example.org/three, arXiv:2401.00002v3 and https://arxiv.org/abs/2401.00001, https://example.org/one, 2401.00002';
    expect(await find(text)).toEqual({ papers: [2, 1, 3], unknownIds: [] });
  });

  it.each([
    ['in a masked link', '[look](https://example.org/a)', 'https://example.org/a'],
    ['in a masked link with a title', '[look](https://example.org/a "here")', 'https://example.org/a'],
    ['shown without a preview', '<https://example.org/a>', 'https://example.org/a'],
    ['at the end of a sentence', 'See https://example.org/a?b=1.', 'https://example.org/a?b=1'],
    ['in a spoiler', '||https://example.org/a||', 'https://example.org/a'],
  ])('are found by a link %s', async (_, text, url) => {
    const { find } = await withPapers({ url });
    expect((await find(text)).papers).toEqual([1]);
  });

  it.each([
    ['in another case', 'https://example.org/Forum?id=Ab', 'HTTPS://Example.org/forum?id=aB'],
    ['with http', 'https://example.org/a', 'http://example.org/a'],
    ['with https', 'http://example.org/a', 'https://example.org/a'],
    ['with www', 'https://example.org/a', 'https://www.example.org/a'],
    ['without www', 'https://www.example.org/a', 'https://example.org/a'],
    ['with a final slash', 'https://example.org/a', 'https://example.org/a/'],
    ['without the final slash', 'https://example.org/a/', 'https://example.org/a'],
    ['with round brackets in it', 'https://example.org/S1(98)2', 'See (https://example.org/S1(98)2).'],
    ['that is a DOI', 'https://doi.org/10.1234/Zork.5', 'doi:10.1234/zork.5'],
    [
      'that is a DOI of the old resolver',
      'http://dx.doi.org/10.1234/zork.5',
      'https://doi.org/10.1234/ZORK.5',
    ],
    ['that is an encoded DOI', 'https://doi.org/10.1234/zork.5', 'https://doi.org/10.1234%2Fzork.5'],
  ])('are found by the stored link %s', async (_, stored, text) => {
    const { find } = await withPapers({ url: stored });
    expect((await find(text)).papers).toEqual([1]);
  });

  it('that are not in the corpus are returned as ids, at most ten', async () => {
    const { find } = await withPapers({ arxivId: '2401.00012' });
    expect(await find('2401.00002 2401.00001')).toEqual({
      papers: [],
      unknownIds: ['2401.00002', '2401.00001'],
    });
    expect(await find(arxivIds(12).join(' '))).toEqual({ papers: [1], unknownIds: arxivIds(10) });
  });

  it('are ten at most, and no further ones are looked up', async () => {
    const { stores } = await withPapers(
      ...arxivIds(12).map(arxivId => ({ arxivId })),
      ...urls(2).map(url => ({ url })),
    );
    const { lookups, stores: countingStores } = countLookups(stores);
    const text = [...arxivIds(12), ...urls(2)].join(' ');
    expect((await papersInMessage({ id: '1', text }, countingStores)).papers).toHaveLength(10);
    expect(lookups).toEqual({ ids: 10, urls: 0 });
  });

  it('are looked up by fifty ids and fifty links at most, and never by a link with an id', async () => {
    const { stores } = await withPapers();
    const { lookups, stores: countingStores } = countLookups(stores);
    const text = [...arxivIds(60).map(id => `https://arxiv.org/abs/${id}`), ...urls(60)].join('\n');
    await papersInMessage({ id: '1', text }, countingStores);
    expect(lookups).toEqual({ ids: 50, urls: 50 });
  });
});

describe('looking a paper up by its link', () => {
  it('uses an index instead of scanning all papers', async () => {
    const { file } = await openTestDatabase();
    const handle = new BetterSqlite3(file);
    const queries: { sql: string; parameters: readonly unknown[] }[] = [];
    const db = new Kysely<Schema>({
      dialect: new ImmediateSqliteDialect({ writer: handle, reader: new BetterSqlite3(file) }),
      log: event => void queries.push(event.query),
    });
    expect(await createPaperStore(db).byUrl('https://example.org/a')).toBeUndefined();
    const plan = queries.flatMap(({ sql, parameters }) =>
      handle
        .prepare<unknown[], { detail: string }>(`EXPLAIN QUERY PLAN ${sql}`)
        .all(...parameters)
        .map(({ detail }) => detail),
    );
    await db.destroy();
    expect(plan).toContainEqual(expect.stringMatching(/^SEARCH \w+ USING (COVERING )?INDEX papers_by_url/));
    // The days of the papers found are an intermediate result.
    expect(plan.filter(step => /^SCAN (?!\(subquery|days$)/.test(step))).toEqual([]);
  });
});
