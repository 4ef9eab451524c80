import { describe, expect, it } from 'vitest';
import { dismissPaper, recommend, recommendWeekly, undoDismiss } from '../../commands/recommend.ts';
import { autocompleteRequest, componentUse, invocation } from './invocation.ts';
import { customIdsOf } from '../views/message-parts.ts';
import { replyText } from './reply-text.ts';
import { openTestApp, type TestApp } from './test-app.ts';

const reader = invocation().userId;
const run = (app: TestApp, options = {}) => recommend.run(invocation(undefined, options), app);

/** Six papers about orchards and four about whales; `saved` are in the reader's library. */
async function openLibrary(saved: readonly number[]) {
  const app = await openTestApp();
  const orchards = ['soil', 'frost', 'bees', 'roots', 'grafts', 'harvest'];
  const whales = ['songs', 'dives', 'routes', 'calves'];
  await app.addPapers(
    ...orchards.map((word, at) => ({
      title: `Orchard ${word}`,
      abstract: `Apple trees of an orchard, and their ${word}.`,
      publishedAt: `202${at}`,
    })),
    ...whales.map(word => ({
      title: `Whale ${word}`,
      abstract: `Humpback whales at sea, and their ${word}.`,
    })),
    { title: 'A grammar of knots' },
  );
  for (const id of saved) await app.library.save(reader, [id], { kind: 'explicit' }, id);
  return app;
}

describe('/recommend', () => {
  it('shows papers near each interest of the library, with the reason, and none that is saved', async () => {
    const app = await openLibrary([1, 2, 3, 7]);
    const text = replyText(await run(app, { count: 4 }));
    expect(text).toContain('Near your library');
    const listed = text.split('\n').filter(line => /^\*\*\d\./u.test(line));
    expect(listed).toHaveLength(4);
    expect(listed.filter(line => line.includes('Orchard'))).toHaveLength(3);
    expect(listed.filter(line => line.includes('Whale'))).toHaveLength(1);
    expect(listed.join()).not.toMatch(/soil|frost|bees|songs/u);
    expect(text).toMatch(/because you saved “Orchard (?:soil|frost|bees)”: .*(?:orchard|apple)/u);
    expect(text).toContain('because you saved “Whale songs”');
  });

  it('says how to begin below three saved papers', async () => {
    const text = replyText(await run(await openLibrary([1, 2])));
    expect(text).toContain('Recommendations begin with 3 saved papers');
    expect(text).toContain('You have saved 2 papers so far.');
    expect(replyText(await run(await openLibrary([])))).toContain('You have saved none so far.');
  });

  it('keeps to the papers with a tag, which completion offers', async () => {
    const app = await openLibrary([1, 7, 8, 9, 11]);
    for (const id of [7, 8, 9]) await app.library.changeItem(reader, id, { tags: ['whales'] }, 5);
    const text = replyText(await run(app, { tag: 'Whales' }));
    expect(text).toContain('Near your papers with the tag “whales”');
    expect(text).toContain('**1. Whale calves**');
    expect(text).not.toContain('Orchard');
    await app.library.changeItem(reader, 9, { tags: [] }, 6);
    expect(replyText(await run(app, { tag: 'whales' }))).toContain('2 of your papers have the tag “whales”.');
    await expect(run(app, { tag: 'ferns' })).rejects.toThrow('None of your papers has the tag “ferns”.');
    const request = autocompleteRequest(undefined, { name: 'tag', text: 'wha' });
    expect(await recommend.complete?.(request, app)).toEqual([
      { name: 'whales (2 papers)', value: 'whales' },
    ]);
  });

  it('does not show a paper again that was dismissed, until that is undone', async () => {
    const app = await openLibrary([1, 2, 3]);
    const { body } = await run(app, { count: 3 });
    expect(customIdsOf(body)).toContain('v1|dismiss|3|-');
    const dismissed = await dismissPaper.run(componentUse('v1|dismiss|3|-', { values: ['5'] }), app);
    expect(dismissed.kind).toBe('update');
    expect(replyText(dismissed)).toContain('“Orchard grafts” is not recommended to you again.');
    expect(replyText(dismissed)).not.toContain('Orchard grafts**');
    expect(replyText(await run(app))).not.toContain('Orchard grafts');
    const undone = await undoDismiss.run(componentUse('v1|undo-dismiss|5|3|-'), app);
    expect(replyText(undone)).toContain('Orchard grafts**');
  });

  it('dismisses for the caller alone, and nothing by a forged menu', async () => {
    const app = await openLibrary([1, 2, 3]);
    for (const id of [1, 2, 3]) await app.library.save('ben', [id], { kind: 'explicit' }, id);
    await dismissPaper.run(componentUse('v1|dismiss|3|-', { values: ['5'], userId: 'ben' }), app);
    expect(replyText(await run(app))).toContain('Orchard grafts');
    for (const values of [[], ['x'], ['99']])
      await expect(dismissPaper.run(componentUse('v1|dismiss|3|-', { values }), app)).rejects.toThrow(
        'no longer',
      );
    await expect(dismissPaper.run(componentUse('v1|dismiss|11|-', { values: ['6'] }), app)).rejects.toThrow(
      'Run `/recommend` again.',
    );
  });

  it('leaves out withdrawn papers, and says if nothing is near', async () => {
    const app = await openTestApp();
    await app.addPapers(...['Ferns', 'Fern soil', 'Fern frost'].map(title => ({ title })), {
      title: 'Fern bees',
      isWithdrawn: true,
    });
    for (const id of [1, 2, 3]) await app.library.save(reader, [id], { kind: 'explicit' }, id);
    expect(replyText(await run(app))).toContain('No other paper here is near to them.');
  });
});

describe("the button 'Weekly, by DM'", () => {
  it('subscribes to recommendations on Mondays and asks for the time zone', async () => {
    const app = await openLibrary([1, 2, 3]);
    expect(customIdsOf((await run(app)).body)).toContain('v1|recommend-weekly');
    const reply = await recommendWeekly.run(componentUse('v1|recommend-weekly'), app);
    expect(replyText(reply)).toContain('Subscribed');
    expect(await app.subscriptions.list(reader)).toMatchObject([
      { what: 'recommendations', days: [1], time: '09:00', timezone: 'UTC', pausedReason: null },
    ]);
  });

  it('keeps the settings of a subscription that there is', async () => {
    const app = await openLibrary([1, 2, 3]);
    await recommendWeekly.run(componentUse('v1|recommend-weekly'), app);
    const [made] = await app.subscriptions.list(reader);
    await app.subscriptions.pause(made?.id ?? 0, 'user');
    await recommendWeekly.run(componentUse('v1|recommend-weekly'), app);
    expect(await app.subscriptions.list(reader)).toMatchObject([{ pausedReason: 'user' }]);
  });
});
