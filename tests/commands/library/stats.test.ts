import { describe, expect, it } from 'vitest';
import { library } from '../../../commands/library/library.ts';
import type { Chart, ChartTheme } from '../../../src/core/chart/chart.ts';
import { DAY_MS } from '../../../src/core/time/duration.ts';
import { readingStats } from '../../../src/usecases/reading-stats.ts';
import { invocation } from '../invocation.ts';
import { openTestApp } from '../test-app.ts';

const USER = '3000000000000000001';

describe('/library stats', () => {
  it('draws what was saved and read in each week, and names what about', async () => {
    const app = await openTestApp('2026-11-21T12:00:00Z');
    const drawn: { chart: Chart; theme: ChartTheme }[] = [];
    const charts = {
      renderChart: (chart: Chart, theme: ChartTheme) => {
        drawn.push({ chart, theme });
        return Promise.resolve(Uint8Array.of(1));
      },
    };
    const [first, second] = await app.addPapers(
      { title: 'Sparse attention', categories: ['cs.CL', 'cs.LG'], authors: ['Ada Lovelace'] },
      { title: 'Tabular data', categories: ['cs.LG'], authors: ['Ada Lovelace', 'Bo Chen'] },
    );
    const save = (id = 0, at = 0) => app.library.save(USER, [id], { kind: 'explicit' }, at);
    await save(first?.id, app.clock.now() - 8 * DAY_MS);
    await save(second?.id, app.clock.now());
    await app.library.changeItem(
      USER,
      first?.id ?? 0,
      { status: 'read', tags: ['methods'] },
      app.clock.now(),
    );

    const reply = await library.run(invocation('stats', { theme: 'light' }), { ...app, charts });
    const [{ chart, theme } = {}] = drawn;
    expect(theme).toBe('light');
    if (chart?.kind !== 'timeline') throw new Error('not a timeline');
    expect(chart.periods).toHaveLength(26);
    expect(chart.series.map(({ name, counts }) => [name, counts.slice(-2)])).toEqual([
      ['saved', [1, 1]],
      ['read', [0, 1]],
    ]);
    const text = JSON.stringify(reply);
    expect(reply.kind).toBe('private');
    expect(text).toContain('2 saved papers, 1 of them read');
    expect(text).toContain('**Categories** – cs.LG (2), cs.CL (1)');
    expect(text).toContain('**Authors** – Ada Lovelace (2), Bo Chen (1)');
    expect(text).toContain('**Tags** – methods (1)');
    expect(text).toContain('chart.png');
  });

  it('says what to do without saved papers', async () => {
    await expect(library.run(invocation('stats'), await openTestApp())).rejects.toThrow(
      'Your library is empty',
    );
  });
});

describe('the figures of a library', () => {
  it('count weeks from Monday on, in the zone of the user', () => {
    const entry = { paperId: 1, status: 'to_read', note: null, tags: [], statusChangedAt: 0 } as const;
    const savedIn = (timezone: string) =>
      readingStats({
        // Sunday evening in UTC.
        entries: [{ ...entry, savedAt: Date.parse('2026-11-15T20:00:00Z') }],
        papers: [],
        now: Date.parse('2026-11-21T12:00:00Z'),
        timezone,
      }).saved.slice(-2);
    expect(savedIn('UTC')).toEqual([1, 0]);
    expect(savedIn('Asia/Tokyo')).toEqual([0, 1]);
  });
});
