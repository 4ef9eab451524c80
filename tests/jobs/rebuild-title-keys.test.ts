import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { emptyPaper } from '../../src/core/paper/paper.ts';
import { titleKey } from '../../src/core/paper/title-key.ts';
import { rebuildTitleKeys } from '../../src/jobs/rebuild-title-keys.ts';
import { openTestDatabase } from '../support/database.ts';

/** A database with title keys of an older rule, which did not handle LaTeX. */
async function openOld() {
  const opened = await openTestDatabase();
  const { papers, library } = opened.stores;
  for (let at = 0; at < 120; at += 1) await papers.insert(emptyPaper(`Paper ${at}`));
  const titled = await papers.insert(emptyPaper('PanGu-$\\pi$'));
  const named = await papers.insert({ ...emptyPaper('PanGu-π'), arxivId: '2312.17276' });
  const other = await papers.insert({ ...emptyPaper('A paper'), arxivId: '2312.00001' });
  await papers.addAliases(other.id, { titles: ['M$^3$ViT'], dois: [], externalIds: [] });
  await library.save('ben', [named.id], { kind: 'explicit' }, 1);
  await sql`UPDATE papers SET title_key = 'pangu-$\pi$' WHERE id = ${titled.id}`.execute(opened.database.db);
  await sql`UPDATE other_titles SET title_key = 'm$^3$vit'`.execute(opened.database.db);
  const rebuild = () => rebuildTitleKeys(opened.stores, opened.unitOfWork);
  return { ...opened, ...opened.stores, titled, named, other, rebuild };
}

describe('rebuilding title keys', () => {
  it('makes each paper found by the new keys of its titles', async () => {
    const { papers, titled, other, rebuild } = await openOld();
    expect(await papers.byTitleKey(titleKey('M³ViT'))).toEqual([]);
    expect(await rebuild()).toBe(2);
    expect((await papers.byTitleKey(titleKey('M³ViT'))).map(({ id }) => id)).toEqual([other.id]);
    expect((await papers.byTitleKey(titleKey('PanGu-π'))).map(({ id }) => id)).toEqual([titled.id]);
  });

  it('merges papers whose titles are equal now', async () => {
    const { papers, library, titled, named, rebuild } = await openOld();
    await rebuild();
    expect(await papers.get(named.id)).toMatchObject({
      id: titled.id,
      arxivId: '2312.17276',
      title: 'PanGu-π',
    });
    expect(await papers.count()).toBe(122);
    expect(await library.isSaved('ben', titled.id)).toBe(true);
  });

  it('never copies a paper whose title alone would not identify it', async () => {
    const { papers, database, rebuild } = await openOld();
    const generic = await papers.insert(emptyPaper('Introduction'));
    await sql`UPDATE papers SET title_key = 'older' WHERE id = ${generic.id}`.execute(database.db);
    const before = await papers.count();
    await rebuild();
    expect(await papers.count()).toBeLessThan(before);
    expect((await papers.byTitleKey('introduction')).map(({ id }) => id)).toEqual([generic.id]);
  });

  it('is done once', async () => {
    const { papers, metadata, rebuild } = await openOld();
    await rebuild();
    const rev = await papers.lastRev();
    expect(await rebuild()).toBe(0);
    expect(await papers.lastRev()).toBe(rev);
    await metadata.set('titleKeys', 'of a future rule');
    expect(await rebuild()).toBe(0);
  });
});
