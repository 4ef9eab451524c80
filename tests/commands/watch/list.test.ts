import { describe, expect, it } from 'vitest';
import { replyText } from '../reply-text.ts';
import { labelsOf } from '../../views/message-parts.ts';
import { openTestApp } from '../test-app.ts';
import { call, CHANNEL, idOf, MEMBER, offered, openWatched, press, say } from './watch-calls.ts';

describe('/watch list', () => {
  it('says how to begin', async () => {
    expect(await say(await openTestApp(), 'list')).toContain('### No watches yet');
  });

  it('shows each watch with what it does, and turns pages', async () => {
    const app = await openTestApp();
    for (let at = 1; at <= 7; at += 1) await call(app, 'add', { words: `word${at}` });
    const first = await call(app, 'list');
    expect(replyText(first)).toContain('### 1–5 of 7 watches');
    expect(replyText(first)).toContain('**#5** “word5”');
    expect(replyText(first)).not.toContain('word6');
    const second = await press(app, 'v1|watches|5');
    expect(replyText(second)).toContain('### 6–7 of 7 watches');
    expect(replyText(await press(app, 'v1|watches|99'))).toContain('### 1–5 of 7');
  });

  it('says why each is paused and what to do, and resumes all that direct messages paused', async () => {
    const app = await openWatched(
      { words: 'trams' },
      { words: 'rails' },
      { words: 'roads' },
      { words: 'quay', where: CHANNEL },
    );
    await call(app, 'pause', { watch: '1' });
    await app.watches.pauseDirect(MEMBER, 'dms_closed');
    await app.watches.pauseChannel(CHANNEL, 'no_access');
    const list = await call(app, 'list');
    const text = replyText(list);
    expect(text).toContain('⏸️ paused');
    expect(text).toContain('you accept no direct messages from Paperboy');
    expect(text).toContain('It resumes once it has View Channel and Send Messages there');
    expect(labelsOf(list.body)).toContain('Resume all 2');
    await press(app, idOf(list, 'resume-all'));
    const reasons = (await app.watches.list(MEMBER)).map(({ pausedReason }) => pausedReason);
    expect(reasons).toEqual(['user', null, null, 'no_access']);
  });

  it('says that subscriptions are paused as well', async () => {
    const app = await openWatched({ words: 'trams' });
    const spec = { what: 'daily', time: '09:00', days: [1], count: 5, timezone: 'UTC' } as const;
    await app.subscriptions.put(spec, { by: MEMBER, at: 0, next: { date: '2026-11-23', dueAt: 1 } });
    await app.watches.pauseDirect(MEMBER, 'dms_closed');
    await app.subscriptions.pauseOfUser(MEMBER, 'dms_closed');
    const list = await call(app, 'list');
    expect(replyText(list)).toContain('⚠️ 1 subscription paused: see `/subscribe list`.');
    await press(app, idOf(list, 'resume-all'));
    expect(await app.subscriptions.get(1)).toMatchObject({
      pausedReason: null,
      next: { date: '2026-11-23' },
    });
  });
});

describe('completion', () => {
  it('finds watches by the words of their names, and marks paused ones', async () => {
    const app = await openWatched(
      { words: 'trams' },
      { author: 'Byron', deliver: 'daily' },
      { words: 'quay', where: CHANNEL },
    );
    await call(app, 'pause', { watch: '2' });
    expect((await offered(app, '')).map(({ value }) => value)).toEqual(['1', '2', '3']);
    expect(await offered(app, 'byr')).toEqual([
      { name: 'papers by Byron · daily digest by DM · paused · #2', value: '2' },
    ]);
    expect((await offered(app, 'qua papers')).map(({ value }) => value)).toEqual(['3']);
    const [tram] = await offered(app, 'tram');
    expect(await say(app, 'preview', { watch: tram?.name ?? '' })).toContain('### Preview of “trams”');
  });
});
