import BetterSqlite3 from 'better-sqlite3';
import { Kysely } from 'kysely';
import { describe, expect, it } from 'vitest';
import { emptyPaper, type PaperFields } from '../../src/core/paper/paper.ts';
import { papersInMessage } from '../../src/usecases/papers-in-message.ts';
import { ImmediateSqliteDialect } from '../../src/store/database/immediate-dialect.ts';
import { openPaperStore } from '../../src/store/papers/papers.ts';
import type { Schema } from '../../src/store/database/schema.ts';
import { openTestDatabase } from '../support/database.ts';

async function withPapers(...told: Partial<PaperFields>[]) {
  const { stores } = await openTestDatabase();
  for (const fields of told) await stores.papers.insert({ ...emptyPaper('A title'), ...fields });
  const look = async (text: string, id = '1') => {
    const { papers, unknownIds } = await papersInMessage({ id, text }, stores);
    return { papers: papers.map(paper => paper.id), unknownIds };
  };
  return { stores, look };
}

/** A store whose look-ups by id and link are counted. */
function counted({ papers, posted }: Awaited<ReturnType<typeof withPapers>>['stores']) {
  const asked = { ids: 0, urls: 0 };
  return {
    asked,
    stores: {
      posted,
      papers: {
        ...papers,
        byArxivId: (id: string) => ((asked.ids += 1), papers.byArxivId(id)),
        byUrl: (url: string) => ((asked.urls += 1), papers.byUrl(url)),
      },
    },
  };
}

const arxivIds = (count: number) =>
  Array.from({ length: count }, (_, at) => `2401.${String(at + 1).padStart(5, '0')}`);
const urls = (count: number) => Array.from({ length: count }, (_, at) => `https://example.org/paper/${at}`);

describe('the papers of a message', () => {
  it('are those it showed, in their order, where it was posted here', async () => {
    const { stores, look } = await withPapers({ arxivId: '2401.00001' }, {}, {});
    await stores.posted.remember({
      messageId: '5',
      channelId: 'papers',
      guildId: 'ours',
      kind: 'digest',
      paperIds: [3, 2],
      postedAt: 0,
    });
    expect(await look('2401.00001', '5')).toEqual({ papers: [3, 2], unknownIds: [] });
    expect(await look('2401.00001', '6')).toEqual({ papers: [1], unknownIds: [] });
  });

  it('are those of its ids in their order, then those of its links, each once', async () => {
    const { look } = await withPapers(
      { arxivId: '2401.00001', url: 'https://example.org/one' },
      { arxivId: '2401.00002' },
      { url: 'https://example.org/three' },
    );
    const text =
      'https://example.org/three, arXiv:2401.00002v3 and https://arxiv.org/abs/2401.00001, https://example.org/one, 2401.00002';
    expect(await look(text)).toEqual({ papers: [2, 1, 3], unknownIds: [] });
  });

  it.each([
    ['in a masked link', '[look](https://example.org/a)', 'https://example.org/a'],
    ['in a masked link with a title', '[look](https://example.org/a "here")', 'https://example.org/a'],
    ['shown without a preview', '<https://example.org/a>', 'https://example.org/a'],
    ['at the end of a sentence', 'See https://example.org/a?b=1.', 'https://example.org/a?b=1'],
    ['in a spoiler', '||https://example.org/a||', 'https://example.org/a'],
  ])('are found by a link %s', async (_, text, url) => {
    const { look } = await withPapers({ url });
    expect((await look(text)).papers).toEqual([1]);
  });

  it('that are not here are told by their ids, at most ten', async () => {
    const { look } = await withPapers({ arxivId: '2401.00012' });
    expect(await look('2401.00002 2401.00001')).toEqual({
      papers: [],
      unknownIds: ['2401.00002', '2401.00001'],
    });
    expect(await look(arxivIds(12).join(' '))).toEqual({ papers: [1], unknownIds: arxivIds(10) });
  });

  it('are ten at most, and no more is asked for', async () => {
    const { stores } = await withPapers(
      ...arxivIds(12).map(arxivId => ({ arxivId })),
      ...urls(2).map(url => ({ url })),
    );
    const { asked, stores: watched } = counted(stores);
    const text = [...arxivIds(12), ...urls(2)].join(' ');
    expect((await papersInMessage({ id: '1', text }, watched)).papers).toHaveLength(10);
    expect(asked).toEqual({ ids: 10, urls: 0 });
  });

  it('are looked for among fifty ids and fifty links, and never by a link that holds an id', async () => {
    const { stores } = await withPapers();
    const { asked, stores: watched } = counted(stores);
    const text = [...arxivIds(60).map(id => `https://arxiv.org/abs/${id}`), ...urls(60)].join('\n');
    await papersInMessage({ id: '1', text }, watched);
    expect(asked).toEqual({ ids: 50, urls: 50 });
  });
});

describe('looking a paper up by its link', () => {
  it('goes through no other paper', async () => {
    const { file } = await openTestDatabase();
    const handle = new BetterSqlite3(file);
    const asked: string[] = [];
    const db = new Kysely<Schema>({
      dialect: new ImmediateSqliteDialect(handle),
      log: event => void asked.push(event.query.sql),
    });
    expect(await openPaperStore(db).byUrl('https://example.org/a')).toBeUndefined();
    const plan = asked.flatMap(sql =>
      handle
        .prepare<unknown[], { detail: string }>(`EXPLAIN QUERY PLAN ${sql}`)
        .all('https://example.org/a', 1)
        .map(({ detail }) => detail),
    );
    await db.destroy();
    expect(plan).toContainEqual(expect.stringMatching(/^SEARCH papers USING INDEX papers_by_url/));
    expect(plan.filter(step => /^SCAN (?!\(subquery)/.test(step))).toEqual([]);
  });
});
