import { describe, expect, it, vi } from 'vitest';
import { paper } from '../../commands/paper/paper.ts';
import { schedule } from '../../commands/schedule/schedule.ts';
import { results } from '../../commands/search/pages.ts';
import { search } from '../../commands/search/search.ts';
import { postSimilar, similar, similarTo } from '../../commands/similar.ts';
import { status } from '../../commands/status.ts';
import { emptyPaper } from '../../src/core/paper/paper.ts';
import { customIdsOf } from '../views/message-parts.ts';
import { componentUse, invocation, type GivenOptions } from './invocation.ts';
import { replyText } from './reply-text.ts';
import { openTestApp, type TestApp } from './test-app.ts';

const READING = 'Paperboy is still reading its papers: 8 of 100,000 so far.';

const ask = (app: TestApp, options: GivenOptions) => search.run(invocation(undefined, options), app);
const show = (app: TestApp, text: string) => paper.run(invocation(undefined, { paper: text }), app);
const near = (app: TestApp, text: string) => similar.run(invocation(undefined, { paper: text }), app);

const fail = () => {
  throw new Error('needless work');
};

/** An app whose index has eight papers of 100,000 so far. Paper 9 is in the corpus only. A remote lookup is an error. */
async function openReading(): Promise<TestApp> {
  const app = await openTestApp();
  await app.addPapers(
    { title: 'Tramsformer: attention on rails', arxivId: '2401.00001', abstract: 'Trams attend to lamps.' },
    ...Array.from({ length: 7 }, (_, at) => ({ title: `Lamps at night, part ${at + 1}` })),
  );
  await app.papers.insert({ ...emptyPaper('Bicycles in towns'), arxivId: '2401.00009' });
  return {
    ...app,
    papers: {
      ...app.papers,
      lastRev: () => Promise.resolve(100_000),
      count: () => Promise.resolve(100_000),
    },
    remoteLookup: { byArxivId: fail, byTitle: fail },
  };
}

describe('/search while the index is filled', () => {
  it('shows what it found, and says that papers are missing', async () => {
    const text = replyText(await ask(await openReading(), { query: 'lamps night' }));
    expect(text).toContain('Lamps at night, part');
    expect(text).toContain(READING);
  });

  it.each<GivenOptions>([
    { query: 'bicycles' },
    { query: 'bicycles lamps' },
    { query: 'lmaps' },
    { query: '"bicycles in" lamps' },
    { query: 'Trams and Their Drivers in the Modern City' },
    { author: 'Ada Byron' },
    { query: 'bicycles', author: 'Ada Byron', category: 'cs.LG' },
    { query: 'bicycles', sort: 'upvotes' },
  ])('never says that no paper has what is searched for: %j', async options => {
    const text = replyText(await ask(await openReading(), options));
    expect(text).toContain(READING);
    expect(text).not.toMatch(/no paper\b|no results for|no papers (for|by)/i);
  });

  it('says which words the papers so far lack, and nothing of it on later pages', async () => {
    const app = await openReading();
    const reply = await ask(app, { query: 'lamps xyzzyplugh' });
    expect(replyText(reply)).toContain('None of the papers read so far contains “xyzzyplugh”');
    await reply.afterwards?.();
    const [id = ''] = customIdsOf(reply.body).filter(each => each.startsWith('v1|results|'));
    expect(replyText(await results.run(componentUse(id), app))).not.toMatch(/no paper|none of/i);
  });

  it('lists a paper by its name, since others may have the same, and shows the card of a whole title', async () => {
    const app = await openReading();
    expect(replyText(await ask(app, { query: 'tramsformer' }))).toContain('Papers for “tramsformer”');
    const card = replyText(await ask(app, { query: 'bicycles in towns' }));
    expect(card).toContain('### [Bicycles in towns]');
    expect(card).not.toContain('still reading');
  });
});

describe('/paper while the index is filled', () => {
  it.each(['2401.00009', 'Bicycles in towns', '#9', 'Tramsformer'])(
    'shows the paper that %j names as ever',
    async text => {
      const shown = replyText(await show(await openReading(), text));
      expect(shown).toMatch(/### \[(Bicycles|Tramsformer)/);
      expect(shown).not.toContain('still reading');
    },
  );

  it.each(['attention rails', 'Drivers: a Survey of the Modern City'])(
    'lists what fits %j, and does not request it from a source',
    async text => {
      expect(replyText(await show(await openReading(), text))).toContain(READING);
    },
  );
});

describe('/similar while the index is filled', () => {
  it('says that papers are missing', async () => {
    const app = await openReading();
    expect(replyText(await near(app, 'Lamps at night, part 1'))).toContain(READING);
    expect(replyText(await near(app, 'attention rails'))).toContain(READING);
  });

  it('says so for a paper that is not in the index yet', async () => {
    const app = await openReading();
    for (const text of [
      replyText(await near(app, '2401.00009')),
      replyText(await similarTo.run(componentUse('v1|similar|9'), app)),
    ]) {
      expect(text).toContain(`${READING} Try again in a minute.`);
      expect(text).toContain('No papers yet that are similar to “Bicycles in towns”');
    }
    await expect(postSimilar.run(componentUse('v1|post-similar|9'), app)).rejects.toThrow(READING);
  });

  it('says so where nothing fits', async () => {
    await expect(near(await openReading(), 'qqqqqqqq')).rejects.toThrow(
      `None of the papers read so far fits “qqqqqqqq”. ${READING}`,
    );
  });
});

it('/status says how many papers can be searched', async () => {
  const text = replyText(await status.run(invocation(), await openReading()));
  expect(text).toContain('100,000 papers, 8 searchable; the search index is being updated');
});

it('/schedule run posts no schedule with a query, and others', async () => {
  const app = await openReading();
  const post = vi.fn<TestApp['manualRun']['run']>(() => Promise.resolve({ kind: 'empty' }));
  const run = (subcommand: string, options: GivenOptions) =>
    schedule.run(invocation(subcommand, options, { managesGuild: true }), {
      ...app,
      manualRun: { ...app.manualRun, run: post },
    });
  const channel = '2000000000000000009';
  await run('create', { channel, query: 'bicycles' });
  await run('create', { channel });
  await expect(run('run', { schedule: '1' })).rejects.toThrow(READING);
  expect(post).not.toHaveBeenCalled();
  await run('run', { schedule: '2' });
  expect(post).toHaveBeenCalledOnce();
});
