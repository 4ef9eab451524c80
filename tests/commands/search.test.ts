import { describe, expect, it } from 'vitest';
import { customId } from '../../src/core/message/custom-id.ts';
import { UserError } from '../../src/core/message/user-error.ts';
import { customIdsOf } from '../views/message-parts.ts';
import { type GivenOptions } from './invocation.ts';
import { replyText } from './reply-text.ts';
import { ID, openTrams, run } from './searched-trams.ts';
import { openTestApp } from './test-app.ts';

describe('/search', () => {
  it('shows the best matches first, and words that no paper has', async () => {
    const app = await openTestApp();
    await app.addPapers({ title: 'Rails and roads' }, { title: 'Trams' }, { title: 'Bicycles' });
    const text = replyText(await run(app, { query: 'trams qqqqqq' }));
    expect(text).toContain('“trams qqqqqq”');
    expect(text).toContain('Trams');
    expect(text).not.toContain('Bicycles');
  });

  it('shows the first five papers, and how many there are', async () => {
    const reply = await run(await openTrams(), { query: 'trams' });
    expect(reply.kind).toBe('private');
    expect(replyText(reply)).toContain('1–5 of 7 papers');
    expect(customIdsOf(reply.body)).toContain(customId('results', ID, 5));
  });

  it('says how many were found and how many can be turned to, in one count', async () => {
    const reply = await run(await openTrams(207), { query: 'trams' });
    expect(replyText(reply)).toContain('1–5 of the first 200 of 207 papers');
    expect(replyText(reply).match(/\b200\b/g)).toHaveLength(1);
  });

  it('says that nothing has votes where the most upvoted come first, and ranks by relevance', async () => {
    const app = await openTestApp();
    await app.addPapers({ title: 'Rails for trams' }, { title: 'Trams' }, { title: 'Bicycles', upvotes: 5 });
    const text = replyText(await run(app, { query: 'trams', sort: 'upvotes' }));
    expect(text).toContain('None of these papers has upvotes, so the best match comes first');
    expect(text).not.toContain('most upvoted first');
    expect(text).toMatch(/\*\*1\. Trams\*\*/);
    await app.addPapers({ title: 'Trams at night', upvotes: 1 });
    const voted = replyText(await run(app, { query: 'trams', sort: 'upvotes' }));
    expect(voted).not.toContain('None of these papers has upvotes');
    expect(voted).toMatch(/most upvoted first[^]*\*\*1\. Trams at night\*\*/);
  });

  it('offers what the command takes if nothing was found', async () => {
    const text = replyText(await run(await openTrams(), { query: 'qqqqqq' }));
    expect(text).toContain('- paste the arXiv id of a paper, or a link to it');
    expect(text).not.toMatch(/\/paper|above all/);
  });

  it('stores its results only afterwards', async () => {
    const app = await openTrams();
    const reply = await run(app, { query: 'trams' });
    expect(await app.resultLists.get(ID)).toBeUndefined();
    await reply.afterwards?.();
    expect((await app.resultLists.get(ID))?.paperIds).toHaveLength(7);
  });

  it('stores nothing if nothing was found', async () => {
    const reply = await run(await openTrams(), { query: 'submarines' });
    expect(replyText(reply)).toContain('No results for “submarines”');
    expect(reply.afterwards).toBeUndefined();
  });

  it.each<[GivenOptions, string[]]>([
    [{ author: 'Ada Lovelace' }, ['1', '3']],
    [{ category: 'cs.LG' }, ['1', '2']],
    [{ from: '2021' }, ['2', '3']],
    [{ to: '2021-05' }, ['1', '2']],
    [{ author: 'lovelace', category: 'cs.lg', from: '2020-02', to: '2020-02' }, ['1']],
    [{ organization: 'tram works' }, ['2']],
    [{ min_votes: 5 }, ['3']],
    [{ query: 'trams author:"Ada Lovelace" -"part 3"' }, ['1']],
    [{ query: 'trams org:"Tram Works"', from: '2021' }, ['2']],
    [{ query: 'trams author:Lovelace', category: 'math.CO' }, ['3']],
    [{ query: '', author: 'Lovelace' }, ['1', '3']],
    [{ query: 'category:cs.LG' }, ['1', '2']],
  ])('is narrowed by %j', async (options, parts) => {
    const app = await openTestApp();
    await app.addPapers(
      { title: 'Trams, part 1', authors: ['Ada Lovelace'], categories: ['cs.LG'], publishedAt: '2020-02-02' },
      {
        title: 'Trams, part 2',
        authors: ['Emmy Noether'],
        categories: ['cs.LG'],
        publishedAt: '2021-03',
        organization: 'The Tram Works',
      },
      {
        title: 'Trams, part 3',
        authors: ['Ada Lovelace'],
        categories: ['math.CO'],
        publishedAt: '2022',
        upvotes: 9,
      },
    );
    const text = replyText(await run(app, { query: 'trams', ...options }));
    expect(new Set([...text.matchAll(/Trams, part (\d)/g)].map(match => match[1]))).toEqual(new Set(parts));
  });

  it.each([
    ['newest', ['3', '2', '1'], 'newest first'],
    ['upvotes', ['1', '3', '2'], 'most upvoted first'],
  ])('sorts by %s', async (sort, parts, words) => {
    const app = await openTestApp();
    await app.addPapers(
      { title: 'Trams, part 1', publishedAt: '2020', upvotes: 9 },
      { title: 'Trams, part 2', publishedAt: '2021', upvotes: 1 },
      { title: 'Trams, part 3', publishedAt: '2022', upvotes: 3 },
    );
    const text = replyText(await run(app, { query: 'trams', sort }));
    expect([...text.matchAll(/Trams, part (\d)/g)].map(match => match[1])).toEqual(parts);
    expect(text).toContain(words);
  });

  it.each<[GivenOptions, RegExp]>([
    [{ query: '  ' }, /Type what to look for/],
    [{}, /Type what to look for/],
    [{ query: '-trams' }, /“-trams” only says what to leave out/],
    [{ query: 'trams -author:Gu' }, /“-author:Gu”: a filter cannot be excluded/],
    [{ query: 'trams from:May' }, /“May” in from is not a date/],
    [{ query: 'trams category:!1' }, /“!1” is not an arXiv category/],
    [{ query: 'trams min_votes:many' }, /“many” in min_votes is not a number/],
    [{ query: 'trams from:2025', to: '2024' }, /from \(2025\) is later than to \(2024\)/],
    [{ query: 'trams', category: '!' }, /“!” is not an arXiv category/],
    [{ query: 'trams', from: 'soon' }, /“soon” in from is not a date/],
    [{ query: 'trams', to: '2024-13' }, /“2024-13” in to is not a date/],
    [{ query: 'trams', from: '2025', to: '2024' }, /from \(2025\) is later than to \(2024\)/],
  ])('refuses %j', async (options, words) => {
    const app = await openTrams();
    await expect(run(app, options)).rejects.toThrow(UserError);
    await expect(run(app, options)).rejects.toThrow(words);
  });

  it.each<[GivenOptions, string]>([
    [{ from: 'yesterday' }, 'from 2026-11-20'],
    [{ from: 'last year', to: 'May 2026' }, 'from 2025 to 2026-05'],
  ])('takes dates in words: %j', async (dates, described) => {
    const app = await openTestApp('2026-11-21T12:00:00Z');
    await app.addPapers(
      { title: 'Trams, part 1', publishedAt: '2024-12-31' },
      { title: 'Trams, part 2', publishedAt: '2026-11-20' },
      { title: 'Trams, part 3', publishedAt: '2026-05-31' },
    );
    const text = replyText(await run(app, { query: 'trams', ...dates }));
    expect(text).toContain(`Papers for “trams” ${described}`);
    expect(text.match(/Trams, part \d/g)).toHaveLength(1);
  });

  it('lists papers by an author, newest first, if no words are given', async () => {
    const app = await openTestApp();
    await app.addPapers(
      { title: 'Trams', authors: ['Ada Lovelace'], publishedAt: '2020' },
      { title: 'Bicycles', authors: ['Ada Lovelace'], publishedAt: '2022' },
      { title: 'Roads', publishedAt: '2023' },
    );
    const text = replyText(await run(app, { author: 'Lovelace' }));
    expect(text).toContain('### Papers by Lovelace');
    expect(text).toMatch(/\*\*1\. Bicycles\*\*[^]*\*\*2\. Trams\*\*/);
    expect(text).not.toContain('Roads');
  });

  it('describes filters that the query contains', async () => {
    const text = replyText(await run(await openTrams(), { query: 'trams from:2012 -night', sort: 'newest' }));
    expect(text).toContain('Papers for “trams -night” from 2012, newest first');
  });

  it.each<[GivenOptions, string]>([
    [{ from: '2012', to: '2012' }, 'Papers for “trams” of 2012'],
    [{ from: '2012', to: '2013' }, 'Papers for “trams” from 2012 to 2013'],
    [{ to: '2200' }, 'Papers for “trams” to 2200'],
  ])('names the time of %j', async (options, heading) => {
    const app = await openTrams();
    await app.addPapers({ title: 'Trams of 2012', publishedAt: '2012-05-01' });
    expect(replyText(await run(app, { query: 'trams', ...options }))).toContain(heading);
  });

  it('says how many papers a narrowed search would find without its filters', async () => {
    const app = await openTrams();
    const text = replyText(await run(app, { query: 'trams', from: '2200' }));
    expect(text).toContain('leave out from: 7 papers have words of this search without');
    expect(replyText(await run(app, { query: 'submarines', from: '2200' }))).not.toContain('leave out');
  });

  it.each<[GivenOptions, string]>([
    [{ category: 'math.CO' }, 'leave out category: no paper here is known to be in math.CO'],
    [{ category: 'math' }, 'write the category in full, such as cs.LG: no paper here is known to be in math'],
    [{ author: 'Emmy Noether' }, 'leave out author: no paper here is known to be by Emmy Noether'],
    [{ organization: 'Acme' }, 'leave out organization: no paper here is known to be from Acme'],
  ])('says that the corpus has no paper of %j', async (options, hint) => {
    const app = await openTrams();
    expect(replyText(await run(app, { query: 'trams', ...options }))).toContain(hint);
    const wordless = replyText(await run(app, options));
    expect(wordless).toContain(hint);
    expect(wordless).not.toContain('fewer words');
  });

  it.each([
    '2401.00001',
    'arXiv:2401.00001v3',
    'https://arxiv.org/pdf/2401.00001',
    'hf.co/papers/2401.00001',
  ])('shows the card of the one paper that %s means', async query => {
    const app = await openTrams();
    await app.addPapers({ title: 'Bicycles in towns', arxivId: '2401.00001' });
    const reply = await run(app, { query });
    expect(replyText(reply)).toContain('### [Bicycles in towns]');
    expect(customIdsOf(reply.body)).toContain('v1|save|8');
    expect(reply.afterwards).toBeUndefined();
  });

  it.each([
    [
      'notFound',
      /2401\.00002 is not among the papers here, and no source has it\. Check the id, or try `\/search`/,
    ],
    ['unreachable', /2401\.00002 is not among the papers here\..*Try again later/],
    ['limited', /2401\.00002 is not among the papers here\. Many papers .* Try again in 42 seconds\./],
  ] as const)('refuses an id that is %s at the sources', async (kind, words) => {
    const app = await openTrams();
    const result = kind === 'limited' ? { kind, waitMs: 41_001 } : { kind };
    const remoteLookup = { ...app.remoteLookup, byArxivId: () => Promise.resolve(result) };
    await expect(run({ ...app, remoteLookup }, { query: '2401.00002' })).rejects.toThrow(words);
  });
});
