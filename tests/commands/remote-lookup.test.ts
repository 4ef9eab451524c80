import { describe, expect, it } from 'vitest';
import { lookUpPaper, savePaper } from '../../commands/message-menus.ts';
import { paper } from '../../commands/paper/paper.ts';
import { search } from '../../commands/search/search.ts';
import { similar } from '../../commands/similar.ts';
import { emptyPaper } from '../../src/core/paper/paper.ts';
import { titleKey } from '../../src/core/paper/title-key.ts';
import { textsOf } from '../views/message-parts.ts';
import { invocation, menuInvocation } from './invocation.ts';
import { openTestApp } from './test-app.ts';

const TITLE = 'Trams at night';

/** An app, and a source that has one more paper. */
async function openAppWithSource() {
  const app = await openTestApp();
  await app.addPapers({
    title: 'Bicycles in towns',
    arxivId: '2401.00001',
    abstract: 'Bicycles are counted.',
  });
  const requested: string[] = [];
  const join = async () => {
    const known = await app.papers.byArxivId('2603.00001');
    const told = { ...emptyPaper(TITLE), arxivId: '2603.00001' };
    const joined = known ?? (await app.papers.insert(told));
    return { kind: 'found', paper: joined, source: 'Hugging Face' } as const;
  };
  const remoteLookup: typeof app.remoteLookup = {
    byArxivId(id) {
      requested.push(id);
      return id === '2603.00001' ? join() : Promise.resolve({ kind: 'notFound' });
    },
    byTitle(title) {
      requested.push(title);
      return titleKey(title) === titleKey(TITLE) ? join() : Promise.resolve({ kind: 'notFound' });
    },
  };
  return { ...app, remoteLookup, requested };
}

describe('a paper that the corpus does not have', () => {
  it.each(['2603.00001', 'https://arxiv.org/abs/2603.00001v2', 'trams AT night!'])(
    '/paper %s adds it from a source, and names the source',
    async wanted => {
      const app = await openAppWithSource();
      const text = textsOf((await paper.run(invocation(undefined, { paper: wanted }), app)).body).join('\n');
      expect(text).toContain(TITLE);
      expect(text).toContain('Added from Hugging Face.');
      expect(await app.papers.count()).toBe(2);
      const again = textsOf((await paper.run(invocation(undefined, { paper: wanted }), app)).body).join('\n');
      expect(again).not.toContain('Added from');
      expect(app.requested).toHaveLength(1);
    },
  );

  it('is added from a source by its id in /search and /similar too', async () => {
    const app = await openAppWithSource();
    const found = await search.run(invocation(undefined, { query: 'arXiv:2603.00001' }), app);
    expect(textsOf(found.body).join()).toContain('Added from Hugging Face');
    const near = await similar.run(invocation(undefined, { paper: '2603.00001' }), app);
    expect(textsOf(near.body).join()).toContain(TITLE);
  });

  it('is looked up only if the corpus does not have it', async () => {
    const app = await openAppWithSource();
    for (const wanted of ['2401.00001', 'bicycles in towns'])
      await paper.run(invocation(undefined, { paper: wanted }), app);
    await search.run(invocation(undefined, { query: 'bicycles' }), app);
    expect(app.requested).toEqual([]);
  });

  it('is refused if no source has it', async () => {
    const app = await openAppWithSource();
    await expect(paper.run(invocation(undefined, { paper: '2603.99999' }), app)).rejects.toThrow(
      /2603\.99999 is not among the papers here/,
    );
    const near = await paper.run(invocation(undefined, { paper: 'bicycle' }), app);
    expect(textsOf(near.body).join()).toContain('Bicycles in towns');
  });

  it('is added when a message names it; unknown ids are listed', async () => {
    const app = await openAppWithSource();
    const message = { id: '1', text: 'See arXiv:2401.00001, 2603.00001 and 2603.99999.' };
    const text = textsOf((await lookUpPaper.run(menuInvocation(message), app)).body).join('\n');
    expect(text).toContain('2 papers in this message');
    expect(text).toContain(TITLE);
    expect(text).toContain('Not found: [2603.99999]');
    await savePaper.run(menuInvocation(message), app);
    expect(await app.library.count(menuInvocation(message).userId)).toBe(2);
  });
});
