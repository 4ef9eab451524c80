import { describe, expect, it } from 'vitest';
import { drawAgain, postRising, postTrends } from '../../commands/trends/actions.ts';
import { trends } from '../../commands/trends/trends.ts';
import type { Chart, ChartTheme } from '../../src/core/chart/chart.ts';
import { DAY_MS } from '../../src/core/time/duration.ts';
import { componentUse, invocation } from './invocation.ts';
import { openTestApp } from './test-app.ts';

const PNG = Uint8Array.of(137, 80, 78, 71);

/** Opens an app whose charts are recorded instead of drawn, over some papers. */
async function openApp() {
  const app = await openTestApp('2026-11-21T12:00:00Z');
  const drawn: { chart: Chart; theme: ChartTheme }[] = [];
  await app.addPapers(
    { title: 'Sparse attention', publishedAt: '2026-09-03' },
    { title: 'Sparse attention again', publishedAt: '2026-11-02' },
    { title: 'More sparse attention', publishedAt: '2026-11-05' },
    { title: 'Tabular data', publishedAt: '2026-10-07' },
    { title: 'Tabular data of unknown date' },
  );
  const charts = {
    renderChart: (chart: Chart, theme: ChartTheme) => {
      drawn.push({ chart, theme });
      return Promise.resolve(PNG);
    },
  };
  return { ...app, charts, drawn };
}

const textOf = (body: object) => JSON.stringify(body);

/** Returns the custom_id of a button of a message that begins like this. */
const buttonOf = (body: object, prefix: string) =>
  new RegExp(`"custom_id":"(${prefix.replaceAll('|', '\\|')}[^"]*)"`).exec(textOf(body))?.[1] ?? '';

describe('/trends words', () => {
  it('draws papers a month with one line for each search, and says the figures', async () => {
    const app = await openApp();
    const reply = await trends.run(
      invocation(undefined, { words: 'sparse attention, tabular', from: '2026-09' }),
      app,
    );
    expect(app.drawn).toEqual([
      {
        theme: 'dark',
        chart: expect.objectContaining({
          kind: 'timeline',
          periods: ['2026-09-01', '2026-10-01', '2026-11-01'],
          series: [
            { name: 'sparse attention', counts: [1, 0, 2] },
            { name: 'tabular', counts: [0, 1, 0] },
          ],
        }),
      },
    ]);
    expect(reply.files).toEqual([{ name: 'chart.png', content: PNG }]);
    const text = textOf(reply.body);
    expect(text).toContain('attachment://chart.png');
    expect(text).toContain('sparse attention: 1, 0, 2; tabular: 0, 1, 0');
    expect(text).toContain('**sparse attention** – 3 papers (75%), most in Nov 2026 (2)');
    expect(text).toContain('Nov 2026 is not over yet.');
    expect(text).toContain('1 paper whose month is not known is left out.');
  });

  it('shows the last two years by default, up to the newest month with papers', async () => {
    const app = await openApp();
    await trends.run(invocation(undefined, { words: 'tabular', theme: 'light' }), app);
    expect(app.drawn).toMatchObject([{ theme: 'light', chart: { title: 'tabular' } }]);
    const [{ chart } = {}] = app.drawn;
    expect(chart?.kind === 'timeline' ? [chart.periods.length, chart.periods[0]] : []).toEqual([
      24,
      '2024-12-01',
    ]);
  });

  it('says where it begins if the range is longer than a picture', async () => {
    const app = await openApp();
    const textFrom = async (from: string) => {
      const reply = await trends.run(invocation(undefined, { words: 'sparse', from }), app);
      return reply.kind === 'private' ? textOf(reply.body) : '';
    };
    expect(await textFrom('2010')).toContain('At most 120 months are shown, so it begins with Dec 2016.');
    expect(await textFrom('2016')).toContain('At most');
    expect(await textFrom('2016-12')).not.toContain('At most');
    expect(await textFrom('2017')).not.toContain('At most');
  });

  it('names no month with the most papers if several have as many', async () => {
    const app = await openApp();
    await app.addPapers({ title: 'Tabular data once more', publishedAt: '2026-09-07' });
    const reply = await trends.run(invocation(undefined, { words: 'tabular' }), app);
    expect(reply.kind === 'private' ? textOf(reply.body) : '').toMatch(
      /\*\*tabular\*\* – 2 papers \(40%\)\\n/,
    );
  });

  it('takes a range in words', async () => {
    const app = await openApp();
    await trends.run(invocation(undefined, { words: 'sparse', from: 'September', to: 'last month' }), app);
    const [{ chart } = {}] = app.drawn;
    expect(chart?.kind === 'timeline' ? chart.periods : []).toEqual(['2026-09-01', '2026-10-01']);
  });

  it.each([
    [{ words: 'a1, b2, c3, d4, e5, f6' }, 'up to 5 searches'],
    [{ words: ', ;' }, 'Write searches with commas between them'],
    [{ words: 'sparse, +' }, 'Write “+” in words, or leave it out'],
    [{ words: '-author:Gu' }, 'cannot be excluded'],
    [{ words: 'x', from: 'soon' }, '“soon” in from is not a date. Write one such as 2024'],
    [{ words: 'x', from: '2026-05', to: '2025' }, 'Swap the two'],
    [{ words: 'x', from: '2027' }, 'no month to show'],
  ])('refuses %j', async (options, message) => {
    await expect(trends.run(invocation(undefined, options), await openApp())).rejects.toThrow(message);
  });

  it('takes a comma inside quotes as part of a search', async () => {
    const app = await openApp();
    await trends.run(invocation(undefined, { words: 'author:"Gu, Albert", sparse' }), app);
    expect(app.drawn[0]?.chart).toMatchObject({
      series: [{ name: 'author:"Gu, Albert"' }, { name: 'sparse' }],
    });
  });

  it('says so if no paper has a month', async () => {
    const app = await openTestApp();
    await app.addPapers({ title: 'Sparse attention', publishedAt: '2026' });
    await expect(trends.run(invocation(undefined, { words: 'sparse' }), app)).rejects.toThrow(
      'nothing to count',
    );
  });

  it('says what to try if no paper fits, and offers to post the chart only if one does', async () => {
    const app = await openApp();
    const empty = textOf((await trends.run(invocation(undefined, { words: 'zeppelins, kites' }), app)).body);
    expect(empty).toContain('Try fewer or other words');
    expect(empty).not.toContain('v1|post-trends');
    const some = textOf((await trends.run(invocation(undefined, { words: 'zeppelins, tabular' }), app)).body);
    expect(some).toContain('v1|post-trends');
    expect(some).not.toContain('Try fewer');
  });

  it('names a word that no paper has', async () => {
    const reply = await trends.run(invocation(undefined, { words: 'qwzxjk' }), await openApp());
    expect(textOf(reply.body)).toContain('No paper has qwzxjk.');
  });
});

async function openChart() {
  const app = await openApp();
  const call = invocation(undefined, { words: 'sparse, tabular', from: '2026-09' });
  const reply = await trends.run(call, app);
  await reply.afterwards?.();
  return { app, body: reply.body };
}

describe('the buttons of a chart', () => {
  it('draw it in the other theme', async () => {
    const { app, body } = await openChart();
    const reply = await drawAgain.run(componentUse(buttonOf(body, 'v1|trends|'), { body }), app);
    expect(app.drawn.map(each => each.theme)).toEqual(['dark', 'light']);
    expect(app.drawn[1]?.chart).toEqual(app.drawn[0]?.chart);
    expect(reply).toMatchObject({ kind: 'update', files: [{ name: 'chart.png' }] });
  });

  it('post it, with the picture, if the caller may write in the channel', async () => {
    const { app, body } = await openChart();
    const id = buttonOf(body, 'v1|post-trends|');
    const reply = await postTrends.run(componentUse(id, { body }), app);
    expect(reply).toMatchObject({ kind: 'post', files: [{ name: 'chart.png' }], shows: { paperIds: [] } });
    expect(textOf(reply)).toContain('Posted ✓');
    await expect(postTrends.run(componentUse(id, { body, canPost: false }), app)).rejects.toThrow(
      'may not write',
    );
  });

  it('refuse another member, a forged id and one that is a day old', async () => {
    const { app, body } = await openChart();
    const id = buttonOf(body, 'v1|trends|');
    const other = componentUse(id, { body, userId: '3000000000000000077' });
    await expect(drawAgain.run(other, app)).rejects.toThrow('another member');
    await expect(drawAgain.run(componentUse('v1|trends|dark|-|-|99', { body }), app)).rejects.toThrow(
      'for a day',
    );
    await expect(drawAgain.run(componentUse('v1|trends', { body }), app)).rejects.toThrow('for a day');
    app.clock.advance(DAY_MS + 1);
    await expect(postTrends.run(componentUse(id, { body }), app)).rejects.toThrow('for a day');
  });
});

async function openRising() {
  const app = await openTestApp('2026-11-21T12:00:00Z');
  await app.addPapers(
    ...Array.from({ length: 30 }, (_, i) => ({
      title: `Gradient boosting ${i}`,
      publishedAt: '2026-10-01',
    })),
    ...['one', 'two', 'three', 'four'].map(word => ({
      title: `A mixture of experts for step ${word}`,
      publishedAt: '2026-11-18',
      url: `https://example.org/${word}`,
    })),
  );
  return app;
}

describe('/trends without words', () => {
  it('lists the terms that rise, with papers, beside the eight weeks before', async () => {
    const app = await openRising();
    const text = textOf((await trends.run(invocation(), app)).body);
    expect(text).toContain('4 papers, beside 30 papers of the eight weeks before');
    expect(text).toContain('**mixture of experts** – 4 papers, none before');
    expect(text).toContain('https://example.org/');
  });

  it('posts them to the channel', async () => {
    const app = await openRising();
    const reply = await postRising.run(componentUse('v1|post-rising|2026-11-18'), app);
    expect(reply).toMatchObject({ kind: 'post' });
    expect(textOf(reply.body)).toContain('mixture of experts');
    await expect(
      postRising.run(componentUse('v1|post-rising|2026-11-18', { canPost: false }), app),
    ).rejects.toThrow('may not write');
  });

  it('says so if there is nothing to compare with, as on the first days', async () => {
    const app = await openTestApp('2026-11-21T12:00:00Z');
    await app.addPapers({ title: 'Sparse attention', publishedAt: '2026-11-18' });
    await expect(trends.run(invocation(), app)).rejects.toThrow('no papers of the eight weeks before 20');
  });

  it('says so if nothing rises', async () => {
    await expect(trends.run(invocation(), await openApp())).rejects.toThrow('No term clearly rises');
  });
});
