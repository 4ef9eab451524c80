import { describe, expect, it } from 'vitest';
import { postCard } from '../../commands/paper/actions.ts';
import { save } from '../../commands/saving.ts';
import { results } from '../../commands/search/pages.ts';
import { explainScores, searchAgain } from '../../commands/search/query-actions.ts';
import { search } from '../../commands/search/search.ts';
import type { Caller, PlainReply } from '../../src/command.ts';
import { customId } from '../../src/core/message/custom-id.ts';
import { UserError } from '../../src/core/message/user-error.ts';
import { customIdsOf } from '../views/message-parts.ts';
import { componentUse, invocation, type GivenOptions } from './invocation.ts';
import { replyText } from './reply-text.ts';
import { openTestApp, type TestApp } from './test-app.ts';

const ID = '4000000000000000077';

const run = (app: TestApp, options: GivenOptions, caller: Partial<Caller> = {}) =>
  search.run(invocation(undefined, options, { interactionId: ID, ...caller }), app);

/** An app whose papers have these titles. */
async function openTitles(...titles: string[]) {
  const app = await openTestApp();
  await app.addPapers(...titles.map(title => ({ title })));
  return app;
}

const idOf = (reply: Pick<PlainReply, 'body'>, verb: string) =>
  customIdsOf(reply.body).find(id => id.startsWith(`v1|${verb}|`)) ?? '';

describe('the answer to a title', () => {
  it.each(['Trams at night', 'trams at  NIGHT', '“Trams at Night”'])('is its card: %s', async query => {
    const app = await openTitles('Trams at night', 'Trams', 'Bicycles at night');
    const reply = await run(app, { query });
    expect(replyText(reply)).toContain('### Trams at night');
    expect(customIdsOf(reply.body)).toContain('v1|save|1');
  });

  it('is the card of the only paper of that name', async () => {
    const app = await openTitles('Tramsformer: attention on rails', 'A survey of the Tramsformer', 'Roads');
    const reply = await run(app, { query: 'tramsformer' });
    expect(replyText(reply)).toContain('### Tramsformer: attention on rails');
    expect(JSON.stringify(reply.body)).toContain('"label":"All 2 results"');
    await reply.afterwards?.();
    const listed = await results.run(componentUse(idOf(reply, 'results')), app);
    expect(replyText(listed)).toContain('A survey of the Tramsformer');
  });

  it('keeps the way to all results once its paper is saved, and once it is posted', async () => {
    const app = await openTitles('Tramsformer: attention on rails', 'A survey of the Tramsformer', 'Roads');
    const { body } = await run(app, { query: 'tramsformer' });
    const saved = await save.run(componentUse('v1|save|1', { body, isPrivate: true }), app);
    expect(JSON.stringify(saved)).toContain('"label":"All 2 results"');
    const posted = await postCard.run(componentUse('v1|post-card|1', { body, isPrivate: true }), app);
    expect(JSON.stringify(posted)).toContain('"label":"All 2 results"');
  });

  it.each<[string, GivenOptions]>([
    ['another option', { query: 'Trams', sort: 'newest' }],
    ['an operator', { query: 'Trams -night' }],
    ['two papers of that title', { query: 'Roads' }],
  ])('is a list with %s', async (_, options) => {
    const app = await openTestApp();
    await app.addPapers({ title: 'Trams' }, { title: 'Roads', publishedAt: '2001', authors: ['A B'] });
    await app.addPapers({ title: 'Roads', publishedAt: '2011', authors: ['C D'] });
    expect(replyText(await run(app, options))).toContain('### Papers for');
  });

  it.each([
    ['Trams and Their Drivers in the Modern City', true],
    ['Tramsformer: drivers on rails', true],
    ['Trams at Night: A Survey of the Suburb', false],
    ['trams and their drivers in the modern city', false],
    ['Trams and Drivers', false],
  ])('that is not here says so: %s', async (query, isMissing) => {
    const app = await openTitles('Trams at night: a survey of the suburbs', 'Drivers', 'The modern city');
    expect(replyText(await run(app, { query })).includes('No paper here has this title')).toBe(isMissing);
  });
});

describe('the count of a search', () => {
  it('is of the papers with all words, which come first, and the others are marked', async () => {
    const app = await openTitles('Trams at night', 'Night trams in towns', 'Night', 'Trams', 'Trams by day');
    const text = replyText(await run(app, { query: 'trams night' }));
    expect(text).toContain('2 papers with all words, 3 more with some');
    expect(text.match(/some of the words/g)).toHaveLength(3);
    expect(text.indexOf('Night trams in towns')).toBeLessThan(text.indexOf('Trams by day'));
  });

  it('stays that of all words on further pages', async () => {
    const app = await openTitles(
      'Trams at night',
      ...Array.from({ length: 7 }, (_, at) => `Trams, part ${at}`),
    );
    const reply = await run(app, { query: 'trams night' });
    expect(replyText(reply)).toContain('1–5 of 8 papers: 1 with all words, 7 with some');
    await reply.afterwards?.();
    const next = await results.run(componentUse(customId('results', ID, 5)), app);
    expect(replyText(next)).toContain('6–8 of 8 papers: 1 with all words, 7 with some');
  });

  it('says that no paper has all words', async () => {
    const app = await openTitles('Trams', 'Bicycles');
    expect(replyText(await run(app, { query: 'trams bicycles' }))).toContain(
      'No paper has all of these words, so papers with some of them are shown',
    );
  });
});

describe('a search with OR', () => {
  const titles = ['Night trams', 'Trams', 'Ferries in winter', 'Ferries', 'Roads'];

  it('shows papers with all words of an alternative first, and counts them', async () => {
    const app = await openTitles(...titles);
    const text = replyText(await run(app, { query: 'night trams OR ferries winter' }));
    expect(text).toContain('### Papers for “night trams OR ferries winter”');
    expect(text).toContain('2 papers with all words of an alternative, 2 more with some');
    expect(text.match(/some of the words/g)).toHaveLength(2);
    expect(text).not.toContain('Roads');
  });

  it('says that no paper has all words of an alternative', async () => {
    const app = await openTitles(...titles);
    expect(replyText(await run(app, { query: 'trams roads OR "ferries roads"' }))).toContain(
      'No paper has all words of an alternative, so papers with some of them are shown',
    );
  });

  it('describes filters where they apply', async () => {
    const app = await openTitles(...titles);
    const of = async (options: GivenOptions) => replyText(await run(app, options));
    expect(await of({ query: 'trams OR ferries', to: '2024' })).toContain('“trams OR ferries” to 2024');
    expect(await of({ query: 'trams to:2024 OR ferries' })).toContain('“trams” to 2024 OR “ferries”');
    expect(await of({ query: 'trams author:Gu OR author:Gu' })).toContain('“trams” by Gu OR by Gu');
  });

  it('names words that no paper has, in any alternative, and corrects others', async () => {
    const app = await openTitles(
      'Trams',
      'Ferries',
      ...Array.from({ length: 9 }, (_, at) => `Suspensions ${at}`),
    );
    const text = replyText(await run(app, { query: 'trams OR xqzvw OR suspensoins' }));
    expect(text).toContain('No paper contains “xqzvw”');
    expect(text).toContain('“trams OR xqzvw OR suspensions”');
  });

  it('suggests another word in the alternative that has the misspelt one', async () => {
    const app = await openTitles('Trams', 'Gamma rays');
    const suggestions = [{ word: 'gamna', similar: ['gamma'] }];
    const found = { ...app.index.search('trams', { limit: 5 }), suggestions };
    const withSuggestion: TestApp = { ...app, index: { ...app.index, searchAny: () => found } };
    const reply = await run(withSuggestion, { query: 'trams OR gamna -roads' });
    expect(idOf(reply, 'search')).toBe('v1|search|relevance|trams+OR+gamma+-roads');
  });

  it('that is the title of a paper shows its card', async () => {
    const app = await openTitles('Trams OR Ferries', 'Trams', 'Ferries');
    const reply = await run(app, { query: 'Trams OR Ferries' });
    expect(replyText(reply)).toContain('Trams OR Ferries');
    expect(replyText(reply)).not.toContain('Papers for');
  });

  it('has eight alternatives at most', async () => {
    const app = await openTitles(...titles);
    await expect(run(app, { query: 'a OR b OR c OR d OR e OR f OR g OR h OR i' })).rejects.toThrow(
      'Write at most 8 alternatives with OR.',
    );
  });

  it('says which filter finds nothing', async () => {
    const app = await openTitles(...titles);
    const text = replyText(await run(app, { query: 'trams author:Nobody OR ferries author:Noone' }));
    expect(text).toContain('no paper here is known to be by Nobody');
    expect(text).toContain('no paper here is known to be by Noone');
    expect(replyText(await run(app, { query: 'trams OR ferries', min_votes: 5 }))).toContain(
      String.raw`leave out min\_votes: 4 papers have words of this search without`,
    );
  });
});

describe('a misspelt word', () => {
  it('that was not corrected has buttons that search for similar words', async () => {
    const app = await openTitles('Trams', 'Gemma', 'Gemma again', 'Gamma rays', 'Gamma functions', 'Roads');
    const suggestions = [{ word: 'Gamna', similar: ['gamma', 'gemma'] }];
    const found = { ...app.index.search('rays', { limit: 5 }), suggestions };
    const withSuggestion: TestApp = { ...app, index: { ...app.index, searchAny: () => found } };
    const reply = await run(withSuggestion, { query: 'Gamna rays -roads', from: '2020' });
    expect(JSON.stringify(reply.body)).toContain('"label":"Did you mean gamma?"');
    const id = idOf(reply, 'search');
    expect(id).toBe('v1|search|relevance|from:2020+gamma+rays+-roads');
    const again = await searchAgain.run(componentUse(id), app);
    expect(again.kind).toBe('update');
    expect(replyText(again)).toContain('“gamma rays -roads” from 2020');
  });

  it('in a search too long for a button has none', async () => {
    const app = await openTitles('Trams');
    const query = `trams ${'qqqq '.repeat(40)}`;
    expect(customIdsOf((await run(app, { query })).body).join()).not.toContain('|search|');
  });
});

describe('a button that contains a search', () => {
  it.each([
    ['v1|search'],
    ['v1|search|relevance'],
    ['v1|search|relevance|%'],
    ['v1|search|x|-a'],
    ['v1|explain'],
  ])('is refused if it is forged: %s', async id => {
    const app = await openTitles('Trams');
    const action = id.includes('explain') ? explainScores : searchAgain;
    await expect(action.run(componentUse(id, { managesGuild: true }), app)).rejects.toThrow(UserError);
  });

  it('explains the scores to those who manage the server alone', async () => {
    const app = await openTitles('Trams at night', 'Trams');
    const query = { query: 'trams in the night' };
    expect(idOf(await run(app, query), 'explain')).toBe('');
    const id = idOf(await run(app, query, { managesGuild: true }), 'explain');
    const text = replyText(await explainScores.run(componentUse(id, { managesGuild: true }), app));
    expect(text).toMatch(/\*\*1\.\*\* Trams at night\n-# \*\*\d+\.\d{3}\*\* = .*\d\.\d{3}/);
    await expect(explainScores.run(componentUse(id), app)).rejects.toThrow(/Manage Server/);
  });
});
