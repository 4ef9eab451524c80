import { describe, expect, it } from 'vitest';
import { openCard } from '../../commands/paper/actions.ts';
import { postSimilar, similar, similarTo } from '../../commands/similar.ts';
import { UserError } from '../../src/core/message/user-error.ts';
import { autocompleteRequest, componentUse, invocation } from './invocation.ts';
import { customIdsOf } from '../views/message-parts.ts';
import { replyText } from './reply-text.ts';
import { openTestApp, type TestApp } from './test-app.ts';

const run = (app: TestApp, text: string) => similar.run(invocation(undefined, { paper: text }), app);

/** Seven papers about trams, one about something else. */
async function openTrams() {
  const app = await openTestApp();
  await app.addPapers(
    ...Array.from({ length: 7 }, (_, at) => ({
      title: `Trams at night, part ${at + 1}`,
      abstract: 'Timetables of trams in towns at night.',
    })),
    { title: 'Volcanoes', abstract: 'Magma under pressure.', arxivId: '2401.00001' },
  );
  return app;
}

describe('/similar', () => {
  it('shows the five nearest papers first, with words they share, and not the paper itself', async () => {
    const text = replyText(await run(await openTrams(), '#1'));
    expect(text).toContain('Papers similar to “Trams at night, part 1”');
    const [, ...listed] = text.split('\n').filter(line => line.includes('Trams at night'));
    expect(listed).toHaveLength(5);
    expect(listed.join()).not.toContain('part 1');
    expect(text).toMatch(/shared terms: .*night/);
    expect(text).toContain('1–5 of 6 papers');
  });

  it('turns to all of them, each once', async () => {
    const app = await openTrams();
    const next = await similarTo.run(componentUse('v1|similar|1|5'), app);
    expect(next.kind).toBe('update');
    expect(replyText(next)).toContain('6–6 of 6 papers');
    const parts = [replyText(await run(app, '#1')), replyText(next)].flatMap(text =>
      Array.from(text.matchAll(/^\*\*\d\. .*part (\d)/gmu), ([, part]) => part),
    );
    expect(parts).toHaveLength(6);
    expect(new Set(parts)).toEqual(new Set(['2', '3', '4', '5', '6', '7']));
    const ids = customIdsOf((await run(app, '#1')).body);
    expect(ids).toContain('v1|similar|1|5');
    expect(ids).toContain('v1|post-similar|1|0');
  });

  it('has a button to the card of the paper that was asked about', async () => {
    const app = await openTrams();
    expect(customIdsOf((await run(app, '#1')).body)).toContain('v1|open|1');
    expect(replyText(await openCard.run(componentUse('v1|open|1'), app))).toContain(
      '### Trams at night, part 1',
    );
  });

  it('spells shared terms as the paper does, without words that most papers have', async () => {
    const app = await openTestApp();
    await app.addPapers(
      { title: 'Forecasting with an LSTM', abstract: 'We show that an LSTM with a KV-cache is fast.' },
      { title: 'LSTM for weather', abstract: 'We show that a KV-cache helps an LSTM.' },
      ...Array.from({ length: 30 }, (_, at) => ({
        title: `Subject ${at}`,
        abstract: `We show number ${at}.`,
      })),
    );
    const text = replyText(await run(app, '#1'));
    expect(text).toContain('LSTM');
    expect(text).toMatch(/shared terms: .*KV-cache/);
    expect(text).not.toMatch(/shared terms: .*show/);
  });

  it('takes the best match of words that name no paper, and says so', async () => {
    const text = replyText(await run(await openTrams(), 'magma *pressure*'));
    expect(text).toContain('similar to “Volcanoes”');
    expect(text).toContain(String.raw`It fits your words “magma \*pressure\*” best.`);
    expect(replyText(await run(await openTrams(), 'Volcanoes'))).not.toContain('your words');
  });

  it('takes a paper that only a source has by its title', async () => {
    const app = await openTrams();
    const remoteLookup: TestApp['remoteLookup'] = {
      ...app.remoteLookup,
      async byTitle(title) {
        const [paper] = await app.addPapers({ title });
        return paper ? { kind: 'found', paper, source: 'Hugging Face' } : { kind: 'notFound' };
      },
    };
    const text = replyText(await run({ ...app, remoteLookup }, 'Trams by day'));
    expect(text).toContain('Papers similar to “Trams by day”');
    expect(text).toContain('Hugging Face');
  });

  it.each([
    ['  ', /Name a paper/],
    ['2401.00009', /2401\.00009 is not among the papers here/],
    ['qqqqqqqq', /No paper here fits “qqqqqqqq”/],
  ])('refuses %j', async (text, words) => {
    const app = await openTrams();
    await expect(run(app, text)).rejects.toThrow(UserError);
    await expect(run(app, text)).rejects.toThrow(words);
  });

  it('completes titles', async () => {
    const request = autocompleteRequest(undefined, { name: 'paper', text: 'volc' });
    expect(await similar.complete?.(request, await openTrams())).toEqual([
      { name: 'Volcanoes', value: '2401.00001' },
    ]);
  });
});

describe('the buttons for similar papers', () => {
  it('show them as a new message', async () => {
    const app = await openTrams();
    const reply = await similarTo.run(componentUse('v1|similar|1'), app);
    expect(reply.kind).toBe('private');
    expect(reply.body).toEqual((await run(app, '#1')).body);
  });

  it('post them in order', async () => {
    const app = await openTrams();
    const reply = await postSimilar.run(componentUse('v1|post-similar|1'), app);
    if (reply.kind !== 'post') throw new Error(`not posted: ${reply.kind}`);
    expect(reply.shows.kind).toBe('digest');
    expect(reply.shows.paperIds).toEqual(app.index.similar(1, 5).map(({ id }) => id));
    expect(replyText(reply)).toContain('Papers similar to “Trams at night, part 1”');
  });

  it('post another page under a heading that says which', async () => {
    const app = await openTrams();
    const reply = await postSimilar.run(componentUse('v1|post-similar|1|5'), app);
    if (reply.kind !== 'post') throw new Error(`not posted: ${reply.kind}`);
    expect(reply.shows.paperIds).toEqual(
      app.index
        .similar(1, 6)
        .slice(5)
        .map(({ id }) => id),
    );
    expect(replyText(reply)).toContain('Papers similar to “Trams at night, part 1”: 6–6');
  });

  it.each(['v1|similar|1|6', 'v1|similar|1|-5', 'v1|similar|1|x', 'v1|post-similar|1|999'])(
    'explain that there is no page for %s',
    async id => {
      const action = id.startsWith('v1|similar') ? similarTo : postSimilar;
      await expect(action.run(componentUse(id), await openTrams())).rejects.toThrow(/Run `\/similar` again/);
    },
  );

  it('post nothing if no paper is similar any more', async () => {
    const app = await openTrams();
    await expect(postSimilar.run(componentUse('v1|post-similar|8'), app)).rejects.toThrow(
      /No paper here is similar/,
    );
  });

  it('post nothing where the caller may not write', async () => {
    const use = componentUse('v1|post-similar|1', { canPost: false });
    await expect(postSimilar.run(use, await openTrams())).rejects.toThrow(/may not write messages/);
  });

  it.each(['99', '-1', 'x'])('refuse the forged paper %s', async id => {
    const app = await openTrams();
    for (const action of [similarTo, postSimilar])
      await expect(action.run(componentUse(`v1|${action.verb}|${id}`), app)).rejects.toThrow(UserError);
  });
});
