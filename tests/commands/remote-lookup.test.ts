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
  const addPaper = async () => {
    const known = await app.papers.byArxivId('2603.00001');
    const fields = { ...emptyPaper(TITLE), arxivId: '2603.00001' };
    const added = known ?? (await app.papers.insert(fields));
    return { kind: 'found', paper: added, source: 'Hugging Face' } as const;
  };
  const remoteLookup: typeof app.remoteLookup = {
    byArxivId(id) {
      requested.push(id);
      return id === '2603.00001' ? addPaper() : Promise.resolve({ kind: 'notFound' });
    },
    byTitle(title) {
      requested.push(title);
      return titleKey(title) === titleKey(TITLE) ? addPaper() : Promise.resolve({ kind: 'notFound' });
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

function limited() {
  return Promise.resolve({ kind: 'limited', waitMs: 5_000 } as const);
}

async function openLimited() {
  return { ...(await openAppWithSource()), remoteLookup: { byArxivId: limited, byTitle: limited } };
}

describe('a lookup that the caller has to wait for', () => {
  it.each([paper, similar])('is explained where nothing else can be shown: %#', async command => {
    const app = await openLimited();
    const called = () => command.run(invocation(undefined, { paper: 'zzzzqqq' }), app);
    await expect(called()).rejects.toThrow(/No paper here has that title\..* Try again in 5 seconds\./);
    const near = await command.run(invocation(undefined, { paper: 'bicycle' }), app);
    expect(textsOf(near.body).join()).toContain('Bicycles in towns');
  });

  it('is explained above the papers here that have the words', async () => {
    const app = await openLimited();
    await app.addPapers({ title: 'Bicycles on hills' });
    const found = await paper.run(invocation(undefined, { paper: 'bicycles' }), app);
    expect(textsOf(found.body)[0]).toMatch(/Try again in 5 seconds\.\n-# 2 papers$/);
  });

  it('is not called ‘not found’ by a menu, which names the ids that were not looked up', async () => {
    const app = await openLimited();
    const message = { id: '1', text: 'See arXiv:2401.00001 and 2603.00001.' };
    const text = textsOf((await lookUpPaper.run(menuInvocation(message), app)).body).join('\n');
    expect(text).toContain('Not here yet; look up with `/paper`: [2603.00001]');
    expect(text).not.toContain('Not found');
    const alone = { id: '2', text: 'See 2603.00001.' };
    await expect(savePaper.run(menuInvocation(alone), app)).rejects.toThrow(/Try again in 5 seconds/);
  });
});
