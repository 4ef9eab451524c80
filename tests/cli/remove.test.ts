import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { emptyPaper } from '../../src/core/paper/paper.ts';
import { processClock } from '../../src/process/clock.ts';
import { emptyDatabaseFolder } from '../support/empty-database.ts';
import { createTestIndex } from '../support/paper-index.ts';
import { syncIndex } from '../../src/usecases/index-sync.ts';
import { openTestDatabase } from '../support/database.ts';
import { runVerb } from '../support/run-verb.ts';

/** A database with three papers of which the second is saved by two users and posted in a message. */
async function openCorpus() {
  const folder = await emptyDatabaseFolder();
  const { stores, unitOfWork } = await openTestDatabase(join(folder, 'data', 'paperboy.sqlite'));
  for (const title of ['First lamp', 'Second lamp', 'Third lamp'])
    await stores.papers.insert({ ...emptyPaper(title), listedOn: ['2026-03-02'] });
  for (const user of ['ada', 'ben']) await stores.library.save(user, [2], { kind: 'explicit' }, 1);
  await stores.posted.remember({
    messageId: 'm',
    channelId: 'c',
    guildId: 'g',
    kind: 'digest',
    paperIds: [1, 2, 3],
    postedAt: 1,
  });
  return { folder, stores, unitOfWork };
}

describe('paperboy remove', () => {
  it('removes a paper with all that is attached to it, and says how many people had saved it', async () => {
    const { folder, stores } = await openCorpus();
    const index = createTestIndex();
    await syncIndex(stores.papers, index);
    const { code, stdout } = await runVerb(['remove', 'Second', 'lamp', '--yes'], folder);
    expect([code, stdout]).toEqual([0, 'Removed “Second lamp” (#2), saved by 2 people.\n']);
    expect(await stores.papers.get(2)).toBeUndefined();
    expect(await stores.library.count('ada')).toBe(0);
    // The index of a serving bot drops it at its next sync, and has every change then.
    await syncIndex(stores.papers, index);
    expect(index.search('second lamp', { limit: 5 }).hits.map(({ id }) => id)).not.toContain(2);
    expect(index.size).toBe(2);
    expect(index.rev).toBe(await stores.papers.lastRev());
  });

  it('leaves the places of the other papers in a message, and its id to no other paper', async () => {
    const { folder, stores } = await openCorpus();
    await runVerb(['remove', '#2', '--yes'], folder);
    expect((await stores.posted.get('m'))?.paperIds).toEqual([1, 0, 3]);
    await stores.library.save('ada', [2], { kind: 'explicit' }, 1);
    expect(await stores.library.count('ada')).toBe(0);
    expect((await stores.papers.insert(emptyPaper('Fourth lamp'))).id).toBe(4);
  });

  it('makes an index forget also what was merged into the paper', async () => {
    const { folder, stores, unitOfWork } = await openCorpus();
    const index = createTestIndex();
    await syncIndex(stores.papers, index);
    await unitOfWork(({ papers }) => papers.merge(2, [3], emptyPaper('Second lamp')));
    await runVerb(['remove', '#2', '--yes'], folder);
    await syncIndex(stores.papers, index);
    expect(index.size).toBe(1);
  });

  it('asks on a terminal', async () => {
    const { folder, stores } = await openCorpus();
    const questions: string[] = [];
    const answer = (yes: boolean) => async (question: string) => {
      questions.push(question);
      return Promise.resolve(yes);
    };
    const { stderr } = await runVerb(['remove', '#2'], folder, {}, processClock, answer(false));
    expect(questions).toEqual([
      'Remove “Second lamp” (#2), saved by 2 people? It leaves their libraries too.',
    ]);
    expect(stderr).toBe('Nothing was removed.\n');
    expect(await stores.papers.count()).toBe(3);
    await runVerb(['remove', '#2'], folder, {}, processClock, answer(true));
    expect(await stores.papers.count()).toBe(2);
  });

  it('removes nothing without --yes if there is no terminal to ask on', async () => {
    const { folder, stores } = await openCorpus();
    const { code, stderr } = await runVerb(['remove', '#2'], folder);
    expect(code).toBe(2);
    expect(stderr).toContain('--yes');
    expect(await stores.papers.count()).toBe(3);
  });
});
