import { describe, expect, it, onTestFinished } from 'vitest';
import { openRemoteSources } from '../../src/sources/remote-sources.ts';
import { SourceError } from '../../src/sources/source-error.ts';
import { dailyFeed, feedEntry, openArxivServer } from '../support/arxiv-server.ts';
import { createFastClock } from '../support/fast-clock.ts';
import { openHuggingFaceServer, wirePaper, wireWrapper } from '../support/hugging-face-server.ts';
import { createSilentLog } from '../support/silent-log.ts';
import { openSourceServer, xml } from '../support/source-server.ts';
import { collect } from '../support/collect.ts';

describe('openRemoteSources', () => {
  it('lets arXiv have one request at a time over its interfaces', async () => {
    const clock = createFastClock('2026-03-05T12:00:00Z');
    const huggingFace = await openHuggingFaceServer(clock, [wireWrapper(wirePaper('2602.23229'))]);
    const api = await openArxivServer(clock, [{ id: '2603.00001' }]);
    const feed = await openSourceServer(clock, xml(dailyFeed([feedEntry('2603.00001v1', 'new')])));
    const sources = openRemoteSources({
      huggingFaceUrl: huggingFace.address,
      arxivApiUrl: `${api.address}/api/query`,
      arxivFeedUrl: `${feed.address}/atom`,
      userAgent: 'Paperboy/0 (test)',
      clock,
      log: createSilentLog(),
      random: () => 0,
    });
    onTestFinished(() => sources.close());

    const [daily, batch, ...found] = await Promise.all([
      collect(sources.huggingFace.daily('2026-03-05')),
      sources.arxivFeed.announced(['cs.LG']),
      collect(sources.arxivApi.byIds(['2603.00001'])),
      collect(sources.arxivApi.inCategory('cs.LG', '2026-03-01')),
    ]);
    expect([daily, batch.announcements, ...found].map(records => records.length)).toEqual([1, 1, 1, 1]);
    const times = [...api.seen, ...feed.seen].map(({ at }) => at).toSorted((a, b) => a - b);
    expect(times.map(at => at - (times[0] ?? 0))).toEqual([0, 3_000, 6_000]);
  });

  it('throws for an invalid address', () => {
    const options = {
      huggingFaceUrl: 'huggingface.co',
      arxivApiUrl: 'https://export.arxiv.org',
      arxivFeedUrl: 'https://rss.arxiv.org',
      userAgent: 'Paperboy/0 (test)',
      clock: createFastClock(0),
      log: createSilentLog(),
      random: () => 0,
    };
    expect(() => openRemoteSources(options)).toThrow(SourceError);
    expect(() => openRemoteSources(options)).toThrow('Hugging Face: its address is not an http or https URL');
  });
});
