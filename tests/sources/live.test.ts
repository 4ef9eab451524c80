import { describe, expect, it, onTestFinished } from 'vitest';
import { openLiveSources } from '../../src/sources/live.ts';
import { SourceError } from '../../src/sources/source-error.ts';
import { dailyFeed, feedEntry, openArxivServer } from '../support/arxiv-server.ts';
import { fastClock } from '../support/fast-clock.ts';
import { openHuggingFaceServer, wirePaper, wireWrapper } from '../support/hugging-face-server.ts';
import { silentLog } from '../support/silent-log.ts';
import { openSourceServer, xml } from '../support/source-server.ts';
import { collected } from './file/collected.ts';

describe('the live sources', () => {
  it('work side by side, and arXiv is asked one thing at a time over its interfaces', async () => {
    const clock = fastClock('2026-03-05T12:00:00Z');
    const huggingFace = await openHuggingFaceServer(clock, [wireWrapper(wirePaper('2602.23229'))]);
    const api = await openArxivServer(clock, [{ id: '2603.00001' }]);
    const feed = await openSourceServer(clock, xml(dailyFeed([feedEntry('2603.00001v1', 'new')])));
    const sources = openLiveSources({
      huggingFaceUrl: huggingFace.address,
      arxivApiUrl: `${api.address}/api/query`,
      arxivFeedUrl: `${feed.address}/atom`,
      userAgent: 'Paperboy/0 (test)',
      clock,
      log: silentLog(),
      random: () => 0,
    });
    onTestFinished(() => sources.close());

    const [daily, batch, ...found] = await Promise.all([
      collected(sources.huggingFace.daily('2026-03-05')),
      sources.arxivFeed.announced(['cs.LG']),
      collected(sources.arxivApi.byIds(['2603.00001'])),
      collected(sources.arxivApi.inCategory('cs.LG', '2026-03-01')),
    ]);
    expect([daily, batch.announcements, ...found].map(records => records.length)).toEqual([1, 1, 1, 1]);
    const asked = [...api.seen, ...feed.seen].map(({ at }) => at).toSorted((a, b) => a - b);
    expect(asked.map(at => at - (asked[0] ?? 0))).toEqual([0, 3_000, 6_000]);
  });

  it('do not open on an address that cannot be used', () => {
    const options = {
      huggingFaceUrl: 'huggingface.co',
      arxivApiUrl: 'https://export.arxiv.org',
      arxivFeedUrl: 'https://rss.arxiv.org',
      userAgent: 'Paperboy/0 (test)',
      clock: fastClock(0),
      log: silentLog(),
      random: () => 0,
    };
    expect(() => openLiveSources(options)).toThrow(SourceError);
    expect(() => openLiveSources(options)).toThrow('Hugging Face: its address is not an http or https URL');
  });
});
