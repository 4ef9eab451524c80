import { describe, expect, it } from 'vitest';
import { ChartError, type Chart, type ChartRenderer } from '../../src/core/chart/chart.ts';
import { withDeliveryPicture } from '../../src/jobs/delivery-picture.ts';
import { messageRequest } from '../../src/discord/message-request.ts';
import { createSilentLog } from '../support/silent-log.ts';
import { openScheduleFixture } from '../support/schedule-fixture.ts';

const PNG = Uint8Array.of(137, 80, 78, 71);
const drawing = { renderChart: () => Promise.resolve(PNG) };
const failing = { renderChart: () => Promise.reject(new ChartError('out of ink')) };

const chart: Chart = {
  kind: 'ranking',
  title: 'Themes',
  countName: 'papers',
  usualName: 'usual in a week',
  items: [{ name: 'sparse attention', count: 4, usual: 0.5 }],
};
const body = JSON.stringify({ flags: 32_768, components: [{ type: 10, content: 'Papers' }] });

describe('the picture of a delivery', () => {
  it('is drawn when it is sent, shown below its texts, and described in words', async () => {
    const log = createSilentLog();
    const sent = await withDeliveryPicture({ id: 1, chart, refusals: 0 }, body, { charts: drawing, log });
    expect(messageRequest(sent)).toEqual({
      body: {
        flags: 32_768,
        components: [
          { type: 10, content: 'Papers' },
          {
            type: 12,
            items: [
              {
                media: { url: 'attachment://chart.png' },
                description: 'Chart: Themes, papers. sparse attention 4 (usual in a week: 0.5).',
              },
            ],
          },
        ],
        attachments: [{ id: 0, filename: 'chart.png' }],
      },
      files: [{ name: 'chart.png', data: Buffer.from(PNG), contentType: 'image/png' }],
    });
  });

  it.each([
    ['there is none', { chart: null, refusals: 0, charts: drawing }],
    ['Discord refused the message before', { chart, refusals: 1, charts: drawing }],
    ['nothing can draw', { chart, refusals: 0, charts: undefined }],
    ['it cannot be drawn', { chart, refusals: 0, charts: failing }],
  ])('is left out if %s', async (_, { charts, ...delivery }) => {
    const log = createSilentLog();
    expect(await withDeliveryPicture({ id: 1, ...delivery }, body, { charts, log })).toBe(body);
  });
});

async function openWeekly(charts: ChartRenderer, changes: { picture?: boolean } = {}) {
  // A Monday: the last complete week ends the day before.
  const fixture = await openScheduleFixture('2026-11-23T00:00:00Z', undefined, undefined, charts);
  await fixture.addPapers(
    ...Array.from({ length: 24 }, (_, i) => ({ title: `Gradient boosting ${i}`, listedOn: ['2026-10-20'] })),
    ...['one', 'two', 'three', 'four'].flatMap(word => [
      { title: `Sparse attention, step ${word}`, listedOn: ['2026-11-18'] },
      { title: `Protein folding, step ${word}`, listedOn: ['2026-11-19'] },
    ]),
  );
  await fixture.schedule({ what: 'weekly', picture: true, ...changes });
  fixture.clock.advance(9 * 3_600_000 + fixture.spread);
  await fixture.tick();
  const [message] = fixture.channel.messages;
  return { ...fixture, body: message?.body ?? '' };
}

describe('a schedule with a picture', () => {
  it('posts the themes of the week with its digest', async () => {
    const { body: sent } = await openWeekly(drawing);
    expect(sent).toContain('Themes of 16 Nov 2026 – 22 Nov 2026');
    expect(sent).toContain('sparse attention 4');
    expect(sent).toContain('protein folding 4');
    expect(sent).toContain('picture_file');
  });

  it('posts its digest once, without the picture, if that cannot be drawn', async () => {
    const { body: sent, channel, log } = await openWeekly(failing);
    expect(channel.messages).toHaveLength(1);
    expect(sent).toContain('Sparse attention');
    expect(sent).not.toContain('picture_file');
    expect(JSON.stringify(log.events)).toContain('picture_failed');
  });

  it('has none without the setting', async () => {
    const { body: sent } = await openWeekly(drawing, { picture: false });
    expect(sent).not.toContain('picture_file');
  });
});
