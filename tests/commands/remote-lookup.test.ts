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

/** An app beside which one source knows one more paper. */
async function openAppWithSource() {
  const app = await openTestApp();
  await app.tell({ title: 'Bicycles in towns', arxivId: '2401.00001', abstract: 'Bicycles are counted.' });
  const asked: string[] = [];
  const join = async () => {
    const known = await app.papers.byArxivId('2603.00001');
    const told = { ...emptyPaper(TITLE), arxivId: '2603.00001' };
    const joined = known ?? (await app.papers.insert(told));
    return { kind: 'found', paper: joined, source: 'Hugging Face' } as const;
  };
  const finder: typeof app.remoteLookup = {
    byArxivId(id) {
      asked.push(id);
      return id === '2603.00001' ? join() : Promise.resolve({ kind: 'notFound' });
    },
    byTitle(title) {
      asked.push(title);
      return titleKey(title) === titleKey(TITLE) ? join() : Promise.resolve({ kind: 'notFound' });
    },
  };
  return { ...app, finder, asked };
}

describe('a lookup that finds nothing here', () => {
  it.each(['2603.00001', 'https://arxiv.org/abs/2603.00001v2', 'trams AT night!'])(
    '/paper %s asks the sources, and says where the paper came from',
    async wanted => {
      const app = await openAppWithSource();
      const text = textsOf((await paper.run(invocation(undefined, { paper: wanted }), app)).body).join('\n');
      expect(text).toContain(TITLE);
      expect(text).toContain('It was not here: found at Hugging Face, and kept from now on.');
      expect(await app.papers.count()).toBe(2);
      const again = textsOf((await paper.run(invocation(undefined, { paper: wanted }), app)).body).join('\n');
      expect(again).not.toContain('It was not here');
      expect(app.asked).toHaveLength(1);
    },
  );

  it('/search and /similar take an id from the sources too', async () => {
    const app = await openAppWithSource();
    const found = await search.run(invocation(undefined, { query: 'arXiv:2603.00001' }), app);
    expect(textsOf(found.body).join()).toContain('found at Hugging Face');
    const near = await similar.run(invocation(undefined, { paper: '2603.00001' }), app);
    expect(textsOf(near.body).join()).toContain(TITLE);
  });

  it('asks nobody for what is here', async () => {
    const app = await openAppWithSource();
    for (const wanted of ['2401.00001', 'bicycles in towns'])
      await paper.run(invocation(undefined, { paper: wanted }), app);
    await search.run(invocation(undefined, { query: 'bicycles' }), app);
    expect(app.asked).toEqual([]);
  });

  it('says so where nobody knows it either', async () => {
    const app = await openAppWithSource();
    await expect(paper.run(invocation(undefined, { paper: '2603.99999' }), app)).rejects.toThrow(
      /2603\.99999 is not among the papers here/,
    );
    const near = await paper.run(invocation(undefined, { paper: 'bicycle' }), app);
    expect(textsOf(near.body).join()).toContain('Bicycles in towns');
  });

  it('brings the papers of a message in, and names those that nobody knows', async () => {
    const app = await openAppWithSource();
    const message = { id: '1', text: 'See arXiv:2401.00001, 2603.00001 and 2603.99999.' };
    const text = textsOf((await lookUpPaper.run(menuInvocation(message), app)).body).join('\n');
    expect(text).toContain('2 papers in this message');
    expect(text).toContain(TITLE);
    expect(text).toContain('Not among the papers here: [2603.99999]');
    await savePaper.run(menuInvocation(message), app);
    expect(await app.library.count(menuInvocation(message).userId)).toBe(2);
  });
});
