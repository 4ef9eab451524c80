import { describe, expect, it } from 'vitest';
import { emptyPaper } from '../../../src/core/paper/paper.ts';
import { titleKey } from '../../../src/core/paper/title-key.ts';
import { openTestDatabase } from '../../support/database.ts';
import { paperColumns } from '../../support/filled-tables.ts';

const EXPLICIT = { kind: 'explicit' } as const;
const by = (messageId: string, emoji: string) => ({ kind: 'reaction', messageId, emoji }) as const;
const HERE = { guildId: 'ours', channelId: 'papers' };

/** Opens a store with two papers of one work, the second to be merged into the first, and an unrelated one. */
async function openWithDuplicates() {
  const opened = await openTestDatabase();
  const { papers } = opened.stores;
  const kept = (await papers.insert({ ...emptyPaper('PanGu'), listedOn: ['2025-01-01'] })).id;
  const merged = (
    await papers.insert({ ...emptyPaper('PanGu-π'), externalId: 'x1', listedOn: ['2025-01-02'] })
  ).id;
  const other = (await papers.insert(emptyPaper('Other'))).id;
  const mergedFields = { ...emptyPaper('PanGu-π'), externalId: 'x1', listedOn: ['2025-01-01', '2025-01-02'] };
  const merge = () => opened.unitOfWork(stores => stores.papers.merge(kept, [merged], mergedFields));
  return { ...opened, ...opened.stores, kept, merged, other, mergedFields, merge };
}

describe('PaperStore.merge', () => {
  it('leaves one paper with the fields, found by either id', async () => {
    const { papers, kept, merged, other, mergedFields, merge } = await openWithDuplicates();
    const paper = await merge();
    expect(paper).toEqual({ ...mergedFields, id: kept, rev: paper.rev });
    expect(await papers.count()).toBe(2);
    expect(await papers.get(merged)).toEqual(paper);
    expect((await papers.getMany([merged, other, kept])).map(({ id }) => id)).toEqual([kept, other]);
    expect(await papers.get(999)).toBeUndefined();
  });

  it('moves saves with their earliest times, which can also be removed by the old id', async () => {
    const { library, kept, merged, merge } = await openWithDuplicates();
    await library.save('ben', [kept], EXPLICIT, 7);
    await library.save('ben', [merged], EXPLICIT, 5);
    await library.save('ben', [merged], by('m', '🔖'), 6);
    await library.save('ada', [merged], by('m', '1️⃣'), 8);
    await merge();
    expect(await library.list('ben', { offset: 0, limit: 5 })).toEqual([{ paperId: kept, savedAt: 5 }]);
    expect([await library.countSavers(kept), await library.countSavers(merged)]).toEqual([2, 2]);
    await library.removeOrigin('ada', [merged], by('m', '1️⃣'), 99);
    expect(await library.isSaved('ada', kept)).toBe(false);
    expect(await library.isSaved('ben', merged)).toBe(true);
    expect(await library.unsave('ben', merged, 99)).toBe(true);
    expect(await library.count('ben')).toBe(0);
  });

  it('keeps the positions of papers in messages', async () => {
    const { posted, kept, merged, other, merge } = await openWithDuplicates();
    const message = {
      messageId: '1',
      channelId: 'papers',
      guildId: 'ours',
      kind: 'digest',
      postedAt: 5,
    } as const;
    await posted.remember({ ...message, paperIds: [kept, merged, other] });
    await merge();
    expect((await posted.get('1'))?.paperIds).toEqual([kept, kept, other]);
    expect(await posted.showing(merged, HERE, 5)).toHaveLength(1);
  });

  it('counts as posted to a channel if either was, and is found by either id', async () => {
    const { papers, channelHistory, kept, merged, other, merge } = await openWithDuplicates();
    await channelHistory.reserve('papers', [merged], 1, 100);
    await channelHistory.reserve('both', [kept, merged], 2, 100);
    await merge();
    const givenTo = async (channelId: string) => [...(await channelHistory.given(channelId, null))];
    expect([await givenTo('papers'), await givenTo('both')]).toEqual([[kept], [kept]]);
    expect(await givenTo('elsewhere')).toEqual([]);
    expect(await channelHistory.isAnyGiven('papers', [other, merged], null)).toBe(true);
    expect(await channelHistory.isAnyGiven('papers', [merged], 100)).toBe(false);
    expect(await channelHistory.isAnyGiven('papers', [other], null)).toBe(false);
    expect((await papers.getMany([merged, other])).map(({ id }) => id)).toEqual([kept, other]);
  });

  it('redirects ids in deliveries and search results, and ids that were read before', async () => {
    const { deliveries, resultLists, posted, library, channelHistory, ...rest } = await openWithDuplicates();
    const { kept, merged, other, merge } = rest;
    const delivery = await deliveries.add({
      key: '1:2025-01-02:0',
      origin: { kind: 'schedule', id: '1' },
      target: { kind: 'channel', id: 'papers' },
      format: 'digest',
      body: { flags: 0, components: [], allowed_mentions: { parse: [] } },
      nonce: 'nonce',
      paperIds: [other, merged],
      listName: null,
      slotDueAt: 0,
      expiresAt: 0,
      createdAt: 0,
    });
    const search = {
      userId: 'ben',
      queryText: 'pangu',
      total: 2,
      corrections: [],
      ignored: [],
      createdAt: 1,
    };
    await resultLists.save({ id: 'a', ...search, paperIds: [merged, other] }, 0);
    await merge();
    expect((await deliveries.get(delivery.id))?.paperIds).toEqual([other, kept]);
    expect((await resultLists.get('a'))?.paperIds).toEqual([kept, other]);
    // A process may still use the ids that it read before.
    const message = {
      messageId: '1',
      channelId: 'papers',
      guildId: 'ours',
      kind: 'digest',
      postedAt: 5,
    } as const;
    await posted.remember({ ...message, paperIds: delivery.paperIds });
    await channelHistory.reserve('papers', delivery.paperIds, delivery.id, 5);
    await library.save('ben', [merged, kept], EXPLICIT, 5);
    expect((await posted.get('1'))?.paperIds).toEqual([other, kept]);
    expect(await library.count('ben')).toBe(1);
  });

  it('moves aliases, and collapses chains', async () => {
    const { papers, unitOfWork, kept, merged, other, mergedFields, merge } = await openWithDuplicates();
    await papers.addAliases(merged, {
      titles: ['Pan Gu', 'An older title'],
      dois: ['10.1000/older'],
      externalIds: ['x9'],
    });
    const record = { ...emptyPaper('Pan Gu'), authors: ['Ada Byron'] };
    await papers.rememberRecord(merged, record);
    await merge();
    await unitOfWork(stores => stores.papers.merge(other, [kept], mergedFields));
    expect((await papers.get(merged))?.id).toBe(other);
    for (const title of ['Pan-Gu', 'AN OLDER TITLE', 'PanGu-$\\pi$']) {
      expect((await papers.byTitleKey(titleKey(title))).map(({ id }) => id)).toEqual([other]);
    }
    expect((await papers.byExternalId('x9'))?.id).toBe(other);
    expect((await papers.byExternalId('x1'))?.id).toBe(other);
    expect((await papers.byUrl('https://doi.org/10.1000/older'))?.id).toBe(other);
    expect((await papers.candidates(record)).byRecord?.id).toBe(other);
  });

  it('lists the merged paper before the one that it became', async () => {
    const { papers, kept, merged, merge } = await openWithDuplicates();
    const before = await papers.lastRev();
    const { rev } = await merge();
    const [went] = await papers.goneBetween(before, rev);
    expect(went?.id).toBe(merged);
    expect(went?.rev).toBeLessThan(rev);
    expect((await papers.changedSince(before, 5)).map(({ id }) => id)).toEqual([kept]);
    expect(await papers.goneBetween(rev, rev + 5)).toEqual([]);
    expect(await papers.lastRev()).toBe(rev);
  });

  it('handles every table that refers to papers', () => {
    expect([...new Set(paperColumns().map(({ table }) => table))]).toEqual([
      'channel_papers',
      'club_candidates',
      'discussions',
      'dismissed_papers',
      'draft_papers',
      'followed_papers',
      'gone_papers',
      'library_import_references',
      'library_items',
      'library_tags',
      'listings',
      'other_dois',
      'other_own_ids',
      'other_titles',
      'paper_picks',
      'posted_papers',
      'read_records',
      'removed_saves',
      'save_origins',
      'seen_replies',
      'server_submissions',
      'subscription_papers',
      'vote_origins',
      'wall_entries',
      'watch_finds',
    ]);
  });

  it('keeps the discussion that has a thread, whichever paper it is of', async () => {
    const { discussions, kept, merged, merge } = await openWithDuplicates();
    const opened = { channelId: 'papers', isForumPost: false, openedBy: 'ada', openedAt: 5 } as const;
    await discussions.add({ guildId: 'ours', paperId: kept, ...opened });
    await discussions.add({ guildId: 'ours', paperId: merged, ...opened });
    await discussions.setThread({ guildId: 'ours', paperId: merged }, '77');
    await merge();
    expect((await discussions.of('ours', [kept])).get(kept)).toMatchObject({ threadId: '77', state: 'open' });
  });

  it('keeps a nomination that waits for a curator rather than one that was withdrawn', async () => {
    const { submissions, kept, merged, merge } = await openWithDuplicates();
    const nomination = { guildId: 'ours', submittedBy: 'ada', line: null };
    await submissions.nominate({ ...nomination, paperId: kept, submittedAt: 1 });
    await submissions.nominate({ ...nomination, paperId: merged, submittedAt: 1_000 });
    await submissions.withdrawOlder(500, 600);
    await merge();
    expect(await submissions.get('ours', kept)).toMatchObject({ state: 'nominated', submittedAt: 1_000 });
  });
});
