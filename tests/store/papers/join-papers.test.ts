import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { emptyPaper } from '../../../src/core/paper/paper.ts';
import { titleKey } from '../../../src/core/paper/title-key.ts';
import { openTestDatabase } from '../../support/database.ts';

const EXPLICIT = { kind: 'explicit' } as const;
const by = (messageId: string, emoji: string) => ({ kind: 'reaction', messageId, emoji }) as const;
const HERE = { guildId: 'ours', channelId: 'papers' };

/** Two papers of one work, the second to be joined with the first, and one beside them. */
async function openWithTwins() {
  const opened = await openTestDatabase();
  const { papers } = opened.stores;
  const kept = (await papers.insert({ ...emptyPaper('PanGu'), listedOn: ['2025-01-01'] })).id;
  const gone = (await papers.insert({ ...emptyPaper('PanGu-π'), externalId: 'x1', listedOn: ['2025-01-02'] }))
    .id;
  const beside = (await papers.insert(emptyPaper('Beside'))).id;
  const joined = { ...emptyPaper('PanGu-π'), externalId: 'x1', listedOn: ['2025-01-01', '2025-01-02'] };
  const join = () => opened.unitOfWork(stores => stores.papers.join(kept, [gone], joined));
  return { ...opened, ...opened.stores, kept, gone, beside, joined, join };
}

describe('joining papers', () => {
  it('leaves one with the fields, found by either id', async () => {
    const { papers, kept, gone, beside, joined, join } = await openWithTwins();
    const paper = await join();
    expect(paper).toEqual({ ...joined, id: kept, rev: paper.rev });
    expect(await papers.count()).toBe(2);
    expect(await papers.get(gone)).toEqual(paper);
    expect((await papers.getMany([gone, beside, kept])).map(({ id }) => id)).toEqual([kept, beside]);
    expect(await papers.get(999)).toBeUndefined();
  });

  it('moves saves, each origin since its first time, and takes them away by the old id too', async () => {
    const { library, kept, gone, join } = await openWithTwins();
    await library.save('ben', [kept], EXPLICIT, 7);
    await library.save('ben', [gone], EXPLICIT, 5);
    await library.save('ben', [gone], by('m', '🔖'), 6);
    await library.save('ada', [gone], by('m', '1️⃣'), 8);
    await join();
    expect(await library.list('ben', { offset: 0, limit: 5 })).toEqual([{ paperId: kept, savedAt: 5 }]);
    expect([await library.savers(kept), await library.savers(gone)]).toEqual([2, 2]);
    await library.removeOrigin('ada', [gone], by('m', '1️⃣'));
    expect(await library.isSaved('ada', kept)).toBe(false);
    expect(await library.isSaved('ben', gone)).toBe(true);
    expect(await library.unsave('ben', gone)).toBe(true);
    expect(await library.count('ben')).toBe(0);
  });

  it('keeps the places of papers in messages', async () => {
    const { posted, kept, gone, beside, join } = await openWithTwins();
    const message = {
      messageId: '1',
      channelId: 'papers',
      guildId: 'ours',
      kind: 'digest',
      postedAt: 5,
    } as const;
    await posted.remember({ ...message, paperIds: [kept, gone, beside] });
    await join();
    expect((await posted.get('1'))?.paperIds).toEqual([kept, kept, beside]);
    expect(await posted.showing(gone, HERE, 5)).toHaveLength(1);
  });

  it('keeps papers from a channel that either was given to, and views know either id', async () => {
    const { papers, channelHistory, kept, gone, beside, join } = await openWithTwins();
    await channelHistory.give('papers', [gone], 1, 100);
    await channelHistory.give('both', [kept, gone], 2, 100);
    await join();
    const newIn = async (channelId: string) =>
      (await papers.newest({ notPostedIn: { channelId, since: null }, limit: 5 })).map(({ id }) => id);
    expect([await newIn('papers'), await newIn('both')]).toEqual([[beside], [beside]]);
    expect(await newIn('elsewhere')).toEqual([beside, kept]);
    const among = await papers.newest({ among: [gone], limit: 5 });
    expect(among.map(({ id }) => id)).toEqual([kept]);
  });

  it('is followed by deliveries and kept searches, and by what they lead to', async () => {
    const { deliveries, resultLists, posted, library, channelHistory, ...rest } = await openWithTwins();
    const { kept, gone, beside, join } = rest;
    const delivery = await deliveries.add({
      key: '1:2025-01-02:0',
      scheduleId: 1,
      channelId: 'papers',
      body: { flags: 0, components: [], allowed_mentions: { parse: [] } },
      nonce: 'nonce',
      paperIds: [beside, gone],
      createdAt: 0,
    });
    const asked = { userId: 'ben', asked: 'pangu', total: 2, corrections: [], ignored: [], madeAt: 1 };
    await resultLists.keep({ id: 'a', ...asked, paperIds: [gone, beside] }, 0);
    await join();
    expect((await deliveries.get(delivery.id))?.paperIds).toEqual([beside, kept]);
    expect((await resultLists.get('a'))?.paperIds).toEqual([kept, beside]);
    // A process that read the ids before goes on with them.
    const message = {
      messageId: '1',
      channelId: 'papers',
      guildId: 'ours',
      kind: 'digest',
      postedAt: 5,
    } as const;
    await posted.remember({ ...message, paperIds: delivery.paperIds });
    await channelHistory.give('papers', delivery.paperIds, delivery.id, 5);
    await library.save('ben', [gone, kept], EXPLICIT, 5);
    expect((await posted.get('1'))?.paperIds).toEqual([beside, kept]);
    expect(await library.count('ben')).toBe(1);
  });

  it('takes names along, and collapses chains', async () => {
    const { papers, unitOfWork, kept, gone, beside, joined, join } = await openWithTwins();
    await papers.alsoKnownAs(gone, { titles: ['Pan Gu', 'An older title'], externalIds: ['x9'] });
    await join();
    await unitOfWork(stores => stores.papers.join(beside, [kept], joined));
    expect((await papers.get(gone))?.id).toBe(beside);
    for (const title of ['Pan-Gu', 'AN OLDER TITLE', 'PanGu-$\\pi$']) {
      expect((await papers.byTitleKey(titleKey(title))).map(({ id }) => id)).toEqual([beside]);
    }
    expect((await papers.byExternalId('x9'))?.id).toBe(beside);
    expect((await papers.byExternalId('x1'))?.id).toBe(beside);
  });

  it('tells followers of the gone paper before the one it became', async () => {
    const { papers, kept, gone, join } = await openWithTwins();
    const before = await papers.lastRev();
    const { rev } = await join();
    const [went] = await papers.mergedBetween(before, rev);
    expect(went?.id).toBe(gone);
    expect(went?.rev).toBeLessThan(rev);
    expect((await papers.changedSince(before, 5)).map(({ id }) => id)).toEqual([kept]);
    expect(await papers.mergedBetween(rev, rev + 5)).toEqual([]);
    expect(await papers.lastRev()).toBe(rev);
  });

  it('knows every table that refers to papers', async () => {
    const { database } = await openTestDatabase();
    const { rows } = await sql<{ name: string }>`
      SELECT DISTINCT tables.name FROM sqlite_schema AS tables, pragma_foreign_key_list(tables.name) AS reference
      WHERE tables.type = 'table' AND reference."table" = 'papers' ORDER BY 1`.execute(database.db);
    expect(rows.map(({ name }) => name)).toEqual([
      'channel_papers',
      'gone_papers',
      'listings',
      'other_own_ids',
      'other_titles',
      'posted_papers',
      'save_origins',
    ]);
  });
});
