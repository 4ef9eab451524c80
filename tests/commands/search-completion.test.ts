import { describe, expect, it } from 'vitest';
import { search } from '../../commands/search/search.ts';
import { autocompleteRequest } from './invocation.ts';
import { openTestApp, type TestApp } from './test-app.ts';

const complete = (app: TestApp, text: string) =>
  search.complete?.(autocompleteRequest(undefined, { name: 'query', text }), app);

describe('the completion of /search', () => {
  it.each([
    ['author', 'Ada Lovelace'],
    ['organization', 'The Tram Works'],
    ['category', 'cs.LG'],
  ])('offers what the corpus has for %s', async (name, value) => {
    const app = await openTestApp();
    const index: TestApp['index'] = {
      ...app.index,
      completeAuthors: () => ['Ada Lovelace'],
      completeOrganizations: () => ['The Tram Works'],
      completeCategories: () => ['cs.LG'],
    };
    const request = autocompleteRequest(undefined, { name, text: 'x' });
    expect(await search.complete?.(request, { ...app, index })).toEqual([{ name: value, value }]);
  });

  it('offers titles that a search finds, each once', async () => {
    const app = await openTestApp();
    await app.addPapers(
      { title: 'Trams at night', arxivId: '2401.00001' },
      { title: 'Trams at night', arxivId: '2401.00002' },
    );
    expect(await complete(app, 'trams')).toEqual([{ name: 'Trams at night', value: 'Trams at night' }]);
  });

  it('completes a half-typed arXiv id', async () => {
    const app = await openTestApp();
    await app.addPapers({ title: 'Trams at night', arxivId: '2401.00001' });
    expect(await complete(app, '2401.0')).toEqual([
      { name: '2401.00001 Trams at night', value: '2401.00001' },
    ]);
  });

  it('offers 25 at most, each short enough for Discord', async () => {
    const app = await openTestApp();
    await app.addPapers(
      ...Array.from({ length: 30 }, (_, at) => ({ title: `Trams ${'by night '.repeat(20)}${at}` })),
    );
    const choices = (await complete(app, 'trams')) ?? [];
    expect(choices.length).toBeLessThanOrEqual(25);
    for (const { name, value } of choices)
      expect(Math.max(name.length, value.length)).toBeLessThanOrEqual(100);
  });
});
