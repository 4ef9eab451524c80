import { describe, expect, it } from 'vitest';
import { library } from '../../../commands/library/library.ts';
import { DAY_MS } from '../../../src/core/time/duration.ts';
import { customIdsOf } from '../../views/message-parts.ts';
import { autocompleteRequest, invocation } from '../invocation.ts';
import { replyText } from '../reply-text.ts';
import type { TestApp } from '../test-app.ts';
import { callLibrary, EXPLICIT, openBicycles, OTHER, READER, submit, use } from './library-fixture.ts';

const idOf = (body: Parameters<typeof customIdsOf>[0], verb: string) =>
  customIdsOf(body).find(id => id.split('|')[1] === verb) ?? '';

/** All three papers saved: the first is being read, the second has a note, and both have tags. */
async function openTagged(): Promise<TestApp> {
  const app = await openBicycles();
  await app.library.save(READER, [3], EXPLICIT, 180_000);
  await callLibrary(app, 'tag', { paper: '#1', add: 'cities, 都市' });
  await callLibrary(app, 'tag', { paper: '#2', add: 'hills' });
  await callLibrary(app, 'status', { paper: '#1', status: 'reading' });
  await submit(app, 'v1|note|2', { note: 'Compare the gears' });
  return app;
}

const titles = (text: string) =>
  [...text.matchAll(/Bicycles in towns|Bicycles on hills|Trams in towns/g)].map(([title]) => title);

describe('/library list', () => {
  it.each([
    ['nothing', {}, ['Trams in towns', 'Bicycles on hills', 'Bicycles in towns']],
    ['a status', { status: 'reading' }, ['Bicycles in towns']],
    ['the first status', { status: 'to_read' }, ['Trams in towns', 'Bicycles on hills']],
    ['a tag', { tag: '#Cities' }, ['Bicycles in towns']],
    ['words of a title', { query: 'town bicyc' }, ['Bicycles in towns']],
    ['an author without accents', { query: 'zurich' }, ['Bicycles in towns']],
    ['an organization', { query: 'suburb' }, ['Bicycles on hills']],
    ['words of a note', { query: 'GEARS' }, ['Bicycles on hills']],
    ['a tag as a word', { query: 'hill' }, ['Bicycles on hills']],
    ['part of a tag without spaces', { query: '市' }, ['Bicycles in towns']],
    ['an arXiv id', { query: '2401.00001' }, ['Bicycles in towns']],
    ['the inside of a word of a title', { query: 'icycles' }, ['Bicycles on hills', 'Bicycles in towns']],
    ['two letters inside of words', { query: 'cy' }, []],
    ['the inside of a word of a note', { query: 'ears' }, []],
    ['a word and not another', { query: 'bicycles -hills' }, ['Bicycles in towns']],
    ['a word to leave out', { query: '-bicycle' }, ['Trams in towns']],
    ['a word of a note to leave out', { query: 'bicycles -gears' }, ['Bicycles in towns']],
    ['a tag to leave out', { query: '-cities' }, ['Trams in towns', 'Bicycles on hills']],
    ['a phrase', { query: '"in towns"' }, ['Trams in towns', 'Bicycles in towns']],
    ['a phrase in another order', { query: '"towns bicycles"' }, []],
    [
      'a phrase to leave out',
      { query: '-"bicycles on hills" -"in bicycles"' },
      ['Trams in towns', 'Bicycles in towns'],
    ],
    ['alternatives', { query: 'trams OR gears' }, ['Trams in towns', 'Bicycles on hills']],
    [
      'an alternative that leaves out',
      { query: 'gears OR -bicycles' },
      ['Trams in towns', 'Bicycles on hills'],
    ],
    ['an author', { query: 'author:"A. Zurich"' }, ['Bicycles in towns']],
    ['an author of another paper', { query: 'author:Suburb' }, []],
    ['an organization', { query: 'org:"Suburb University" bicycles' }, ['Bicycles on hills']],
    ['words and a status', { query: 'towns', status: 'to_read' }, ['Trams in towns']],
    ['an order', { sort: 'oldest' }, ['Bicycles in towns', 'Bicycles on hills', 'Trams in towns']],
    ['the order of titles', { sort: 'title' }, ['Bicycles in towns', 'Bicycles on hills', 'Trams in towns']],
  ] as const)('finds by %s', async (_, given, expected) => {
    const app = await openTagged();
    expect(titles(replyText(await callLibrary(app, 'list', given)))).toEqual(expected);
  });

  it('names the emoji that saves in the server if it is empty', async () => {
    const app = await openBicycles();
    await app.serverSettings.change('1000000000000000001', { saveEmoji: '📌' });
    const inServer = invocation('list', {}, { userId: OTHER });
    const list = async (guildId: string | null) => {
      const reply = await library.run({ ...inServer, guildId }, app);
      return reply.kind === 'modal' ? '' : replyText(reply);
    };
    expect(await list(inServer.guildId)).toContain('react with 📌 to a post');
    expect(await list(null)).toContain('react with 🔖 to a post');
  });

  it.each([
    ['-author:Zurich', 'a filter cannot be excluded'],
    ['from:soon', '“soon” in from is not a date'],
    ['min_votes:many', 'not a number of votes'],
    [Array.from({ length: 9 }, (_, at) => `w${at}`).join(' OR '), 'at most 8 alternatives'],
  ])('refuses the query %s as the search does', async (query, message) => {
    await expect(callLibrary(await openTagged(), 'search', { query })).rejects.toThrow(message);
  });

  it('refuses a tag that the caller does not have', async () => {
    const app = await openTagged();
    await expect(callLibrary(app, 'list', { tag: 'cities' }, OTHER)).rejects.toThrow('has the tag “cities”');
  });

  it('is narrowed by its menus, which keep what the others chose and the query', async () => {
    const app = await openTagged();
    const all = await callLibrary(app, 'search', { query: 'bicycles' });
    expect(replyText(all)).toContain('2 papers, newest first · “bicycles”');
    const read = await use(app, idOf(all.body, 'library-status'), { values: ['to_read'] });
    expect(titles(replyText(read))).toEqual(['Bicycles on hills']);
    const none = await use(app, idOf(read.body, 'library-tag'), { values: ['#cities'] });
    expect(replyText(none)).toContain('No saved paper matches · “bicycles”');
    const cities = await use(app, idOf(none.body, 'library-status'), { values: ['*'] });
    expect(titles(replyText(cities))).toEqual(['Bicycles in towns']);
    expect((await use(app, idOf(cities.body, 'library-tag'), { values: ['*'] })).body).toEqual(all.body);
  });

  it('says how to choose a tag if `tag:` was typed and finds nothing', async () => {
    const app = await openTagged();
    const typed = await callLibrary(app, 'search', { query: 'tag:cities' });
    expect(replyText(typed)).toContain('choose it with the option `tag` of `/library list`');
    const other = await callLibrary(app, 'search', { query: 'zebras' });
    expect(replyText(other)).not.toContain('tag:');
  });

  it('forgets what a query found after a day, and shows it to no other user', async () => {
    const app = await openTagged();
    const { body } = await callLibrary(app, 'search', { query: 'bicycles' });
    const id = idOf(body, 'library-status');
    await expect(use(app, id, { values: ['*'], userId: OTHER })).rejects.toThrow('`/library search` again');
    app.clock.advance(DAY_MS);
    await use(app, id, { values: ['*'] });
    app.clock.advance(1);
    await expect(use(app, id, { values: ['*'] })).rejects.toThrow('is kept for a day');
  });

  it('turns the pages of what it shows', async () => {
    const app = await openBicycles();
    const papers = await app.addPapers(
      ...Array.from({ length: 12 }, (_, at) => ({ title: `Ferry no ${at}` })),
    );
    for (const { id } of papers) {
      await app.library.save(READER, [id], EXPLICIT, 0);
      await app.library.changeItem(READER, id, { tags: ['boats'] }, 0);
    }
    const first = await callLibrary(app, 'list', { tag: 'boats', query: 'ferry', sort: 'title' });
    expect(replyText(first)).toContain('1–10 of 12 papers, by title');
    const next = customIdsOf(first.body).find(id => id.startsWith('v1|library|10|')) ?? '';
    expect(replyText(await use(app, next))).toContain('11–12 of 12 papers, by title');
  });
});

async function complete(app: TestApp, subcommand: string, name: string, text: string, userId = READER) {
  return library.complete?.(autocompleteRequest(subcommand, { name, text }, {}, { userId }), app);
}

describe('completion of the caller’s tags', () => {
  it('offers them with their papers, and none of others', async () => {
    const app = await openTagged();
    expect(await complete(app, 'list', 'tag', 'ci')).toEqual([{ name: 'cities (1 paper)', value: 'cities' }]);
    expect(await complete(app, 'list', 'tag', '')).toHaveLength(3);
    expect(await complete(app, 'list', 'tag', '', OTHER)).toEqual([]);
  });

  it('completes the last of several', async () => {
    const app = await openTagged();
    expect(await complete(app, 'tag', 'add', 'new, hi')).toEqual([
      { name: 'new, hills', value: 'new, hills' },
    ]);
  });
});

describe('/library share', () => {
  it('shows what would be posted, and posts it without notes and status', async () => {
    const app = await openTagged();
    const preview = await callLibrary(app, 'share');
    expect(preview.kind).toBe('private');
    const posted = await use(app, idOf(preview.body, 'post-library'));
    if (posted.kind !== 'post') throw new Error('nothing was posted');
    expect(titles(replyText(posted))).toEqual(['Trams in towns', 'Bicycles on hills', 'Bicycles in towns']);
    expect(posted.shows).toEqual({ kind: 'digest', paperIds: [3, 2, 1] });
    for (const text of [replyText(preview), replyText(posted)])
      expect(text).not.toMatch(/gears|📖|hills \\#/);
  });

  it('shares one tag, and never the whole library once the tag is gone', async () => {
    const app = await openTagged();
    const { body } = await callLibrary(app, 'share', { tag: 'hills' });
    const id = idOf(body, 'post-library');
    const posted = await use(app, id);
    expect(replyText(posted)).toContain('Saved papers: hills');
    expect(titles(replyText(posted))).toEqual(['Bicycles on hills']);
    await callLibrary(app, 'tag', { paper: '#2', remove: 'hills' });
    await expect(use(app, id)).rejects.toThrow('has this tag any more');
    await expect(use(app, id, { userId: OTHER })).rejects.toThrow('has this tag any more');
  });

  it('posts the page that is shown', async () => {
    const app = await openTagged();
    const papers = await app.addPapers(
      ...Array.from({ length: 10 }, (_, at) => ({ title: `Ferry no ${at}` })),
    );
    for (const { id } of papers) await app.library.save(READER, [id], EXPLICIT, 0);
    const first = await callLibrary(app, 'share');
    const second = await use(app, 'v1|library-share|10');
    expect(replyText(second)).toContain('11–13 of 13 papers');
    expect(customIdsOf(first.body)).toContain('v1|library-share|10');
    const posted = await use(app, 'v1|post-library|10');
    expect(posted.kind === 'post' && posted.shows.paperIds).toHaveLength(3);
    expect(replyText(posted)).toContain('## Saved papers · 11–13 of 13 papers');
  });

  it('needs papers and the right to write in the channel', async () => {
    const app = await openBicycles();
    await expect(callLibrary(app, 'share', {}, OTHER)).rejects.toThrow('Your library is empty');
    const inDirectMessages = invocation('share', {}, { userId: READER, guildId: null });
    await expect(library.run(inDirectMessages, app)).rejects.toThrow('in a channel of a server');
    await expect(use(app, 'v1|post-library|0', { canPost: false })).rejects.toThrow('may not write messages');
  });
});
