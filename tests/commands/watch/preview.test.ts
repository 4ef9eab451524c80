import { describe, expect, it } from 'vitest';
import { replyText } from '../reply-text.ts';
import { customIdsOf } from '../../views/message-parts.ts';
import { call, openWatched, press, say } from './watch-calls.ts';

describe('/watch preview', () => {
  it('shows the papers of the last 30 days that fit, newest first', async () => {
    const app = await openWatched({ words: 'trams' });
    await app.addPapers(
      { title: 'Trams at night', publishedAt: '2026-11-02' },
      { title: 'Trams at dawn', publishedAt: '2026-11-20' },
      { title: 'Old trams', publishedAt: '2026-01-20' },
      { title: 'Trams of spring', publishedAt: '2026-04-20', listedOn: ['2026-11-01'] },
      { title: 'Trams no more', publishedAt: '2026-11-20', isWithdrawn: true },
      { title: 'Roads', publishedAt: '2026-11-20' },
    );
    const reply = await call(app, 'preview', { watch: '1' });
    const text = replyText(reply);
    expect(text).toContain('3 papers published or listed in the last 30 days fit');
    expect(text.indexOf('Trams at dawn')).toBeLessThan(text.indexOf('Trams at night'));
    expect(text).toContain('Trams of spring');
    expect(text).not.toContain('Old trams');
    expect(text).not.toContain('no more');
    expect(text).not.toContain('Roads');
    expect(customIdsOf(reply.body)).toEqual(['v1|open']);
    expect(replyText(await press(app, 'v1|preview-watch|1'))).toEqual(text);
  });

  it('shows the newest of many', async () => {
    const app = await openWatched({ words: 'trams' });
    await app.addPapers(
      ...Array.from({ length: 8 }, (_, at) => ({ title: `Trams no ${at}`, publishedAt: `2026-11-1${at}` })),
    );
    const text = await say(app, 'preview', { watch: '1' });
    expect(text).toContain('8 papers published or listed in the last 30 days fit; the newest 5 are:');
    expect(text).toContain('Trams no 3');
    expect(text).not.toContain('Trams no 2');
  });

  it('says that there is nothing', async () => {
    const app = await openWatched({ words: 'trams' });
    expect(await say(app, 'preview', { watch: '1' })).toContain(
      'No paper published or listed in the last 30 days fits',
    );
  });
});
