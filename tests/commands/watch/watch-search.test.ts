import { describe, expect, it } from 'vitest';
import { search } from '../../../commands/search/search.ts';
import { watch } from '../../../commands/watch/watch.ts';
import { customIdsOf, labelsOf } from '../../views/message-parts.ts';
import { invocation, type GivenOptions } from '../invocation.ts';
import { replyText } from '../reply-text.ts';
import { openTestApp } from '../test-app.ts';
import { idOf, MEMBER, press } from './watch-calls.ts';

async function openFound(options: GivenOptions, titles: readonly string[] = ['Trams', 'Night trams']) {
  const app = await openTestApp();
  await app.addPapers(...titles.map(title => ({ title })));
  const reply = await search.run(invocation(undefined, options, { interactionId: '42' }), app);
  await reply.afterwards?.();
  return { app, reply };
}

describe('Watch this search', () => {
  it('makes a watch of the search by direct message, and says how to change it', async () => {
    const { app, reply } = await openFound({ query: 'night "trams" -roads author:Byron', from: '2024' });
    const added = await press(app, idOf(reply, 'watch-search'));
    expect(replyText(added)).toContain('### Watching this search');
    expect(replyText(added)).toContain('edit it with deliver or where.');
    expect(replyText(added)).toContain('The dates of the search are left out');
    expect(await app.watches.list(MEMBER)).toMatchObject([
      { words: 'night "trams" -roads', author: 'Byron', deliver: 'at_once', where: { kind: 'dm' } },
    ]);
    await expect(press(app, idOf(reply, 'watch-search'))).rejects.toThrow(/watches for the same already/);
  });

  it('keeps several names in its words', async () => {
    const { app, reply } = await openFound({ query: 'author:Byron author:Babbage trams', min_votes: 5 });
    await press(app, idOf(reply, 'watch-search'));
    expect(await app.watches.list(MEMBER)).toMatchObject([
      { words: 'author:"Byron" author:"Babbage" trams', author: null, minVotes: 5 },
    ]);
  });

  it('keeps OR, with the filters of each alternative', async () => {
    const { app, reply } = await openFound({ query: 'trams OR "day OR night" or not', category: 'cs.LG' });
    await press(app, idOf(reply, 'watch-search'));
    const other = await openFound({ query: 'trams author:Byron OR ferries min_votes:5', from: '2024' });
    await press(other.app, idOf(other.reply, 'watch-search'));
    expect(await app.watches.list(MEMBER)).toMatchObject([
      { words: 'trams OR "day OR night" or not', category: 'cs.LG' },
    ]);
    expect(await other.app.watches.list(MEMBER)).toMatchObject([
      { words: 'author:"Byron" trams OR min_votes:5 ferries', author: null, minVotes: null },
    ]);
  });

  it('has no words if an alternative has only the filters of the others', async () => {
    const { app, reply } = await openFound({ query: 'from:2024 OR night', author: 'Byron' });
    await press(app, idOf(reply, 'watch-search'));
    expect(await app.watches.list(MEMBER)).toMatchObject([{ words: null, author: 'Byron' }]);
  });

  it('is not offered if an alternative has dates alone', async () => {
    const { reply } = await openFound({ query: 'trams OR from:2024' });
    expect(labelsOf(reply.body)).not.toContain('Watch this search');
  });

  it('is offered where nothing was found', async () => {
    const { reply } = await openFound({ query: 'zeppelins' });
    expect(labelsOf(reply.body)).toEqual(['Watch this search']);
  });

  it.each(['"', '🙂', '" OR ?!'])(
    'is not offered for %s, which no paper can have, and says what to type',
    async query => {
      const { app, reply } = await openFound({ query });
      expect(labelsOf(reply.body)).not.toContain('Watch this search');
      expect(replyText(reply)).toMatch(/found by words[^]*type words of a title/);
      const added = watch.run(invocation('add', { words: query }), app);
      await expect(added).rejects.toThrow('Say in words what to watch for');
    },
  );

  it('is offered for a filter beside such text', async () => {
    const { reply } = await openFound({ query: '🙂', author: 'Byron' });
    expect(labelsOf(reply.body)).toContain('Watch this search');
  });

  it('stays on every page', async () => {
    const titles = Array.from({ length: 12 }, (_, at) => `Trams no ${at}`);
    for (const query of ['trams', '"trams"', 'trams OR ferries']) {
      const { app, reply } = await openFound({ query }, titles);
      const watched = idOf(reply, 'watch-search');
      const second = await press(app, 'v1|results|42|5', { body: reply.body } as object);
      expect(customIdsOf(second.body)).toContain(watched);
      const third = await press(app, 'v1|results|42|10', { body: second.body } as object);
      expect(customIdsOf(third.body)).toContain(watched);
    }
  });

  it('is on the list behind a card', async () => {
    const titles = ['Tramsformer: attention on rails', 'A survey of the Tramsformer'];
    const { app, reply } = await openFound({ query: 'tramsformer' }, titles);
    const list = await press(app, idOf(reply, 'results'));
    await press(app, idOf(list, 'watch-search'));
    expect(await app.watches.list(MEMBER)).toMatchObject([{ words: 'tramsformer' }]);
  });

  it('says what to do with a search that is too long', async () => {
    const { app, reply } = await openFound({
      query: `trams ${'on very long rails '.repeat(6)}`,
    });
    await expect(press(app, idOf(reply, 'watch-search'))).rejects.toThrow(
      /too long for a button. Give its words to `\/watch add`/,
    );
  });

  it('is not offered for dates alone, and fits beside the other buttons', async () => {
    const { reply } = await openFound({ from: '2024' });
    expect(labelsOf(reply.body)).not.toContain('Watch this search');
    const app = await openTestApp();
    await app.addPapers(...['gamma', 'delta', 'omega', 'kappa'].map(title => ({ title: `${title} rays` })));
    const caller = { managesGuild: true };
    const found = await search.run(
      invocation(undefined, { query: 'gamna delta rayz omegq kapqa' }, caller),
      app,
    );
    expect(replyText(found)).not.toBe('');
    expect(labelsOf(found.body)).toContain('Watch this search');
  });

  it.each(['v1|watch-search|relevance', 'v1|watch-search|relevance|%', 'v1|watch-search|x|-roads'])(
    'a forged %s adds nothing',
    async id => {
      const app = await openTestApp();
      await expect(press(app, id)).rejects.toThrow(/broken|Type what to look for|only says/);
      expect(await app.watches.count()).toBe(0);
    },
  );
});
