import { describe, expect, it } from 'vitest';
import { paper } from '../../commands/paper/paper.ts';
import { openBicycles, openWithoutSearch, run } from './bicycles.ts';
import { autocompleteRequest } from './invocation.ts';
import { replyText } from './reply-text.ts';
import { openTestApp, type TestApp } from './test-app.ts';

const complete = (app: TestApp, text: string) =>
  paper.complete?.(autocompleteRequest(undefined, { name: 'paper', text }), app);

describe('the completion of a paper', () => {
  it('offers titles, each with a name that means exactly this paper', async () => {
    const app = await openBicycles();
    const choices = (await complete(app, 'bicycles')) ?? [];
    expect(choices.map(({ value }) => value).toSorted()).toEqual(['#2', '#3', '2401.00001']);
    for (const { name, value } of choices)
      expect(replyText(await run(await openWithoutSearch(), value))).toContain(name);
  });

  it('offers the one paper of a link', async () => {
    const choices = await complete(await openBicycles(), 'https://arxiv.org/abs/2401.00001');
    expect(choices).toEqual([{ name: 'Bicycles in towns', value: '2401.00001' }]);
  });

  it('completes a half-typed arXiv id, in the order of the ids', async () => {
    const app = await openTestApp();
    await app.addPapers(
      { title: 'Late', arxivId: '2401.00102' },
      { title: 'Early', arxivId: '2401.00011' },
      { title: 'Of another month', arxivId: '2402.00011' },
      { title: 'Papers of 2401.' },
    );
    const choices = [
      { name: '2401.00011 Early', value: '2401.00011' },
      { name: '2401.00102 Late', value: '2401.00102' },
    ];
    expect(await complete(app, '2401.')).toEqual(choices);
    expect(await complete(app, 'arXiv:2401.001')).toEqual(choices.slice(1));
    expect((await complete(app, '2401'))?.map(({ value }) => value)).toEqual(['#4']);
  });

  it('offers nothing for an unknown id', async () => {
    expect(await complete(await openBicycles(), '2401.00009')).toEqual([]);
  });
});
